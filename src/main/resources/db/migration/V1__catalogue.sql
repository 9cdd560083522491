-- The catalogue of the prevention chain. Invariants stand here as named constraints, so that no way of writing can go past them.
-- Foreign keys are checked at commit: a whole catalogue can be written in any order within one transaction.

-- DIN 5007-1, the order of a German dictionary: ä sorts like a.
create collation german (provider = icu, locale = 'de');

-- One sequence for all kinds: an id names one record of any kind. It never leaves the service.
create sequence record_seq increment by 50;

-- What every record has; a template that the tables below copy.
create table record (
    id              bigint      not null primary key,
    slug            text        not null unique
                    constraint slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    version         integer     not null default 1 constraint version_positive check (version > 0),
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    verified_at     timestamptz,
    licence         text        not null default 'dl-de/zero-2-0' constraint licence_length check (length(licence) between 1 and 200),
    publication     text        not null default 'published'
                    constraint publication_known check (publication in ('draft', 'submitted', 'published', 'archived')),
    visible_from    timestamptz,
    visible_until   timestamptz,
    -- kept by V7__change.sql: whether the public sees it now, and whether it has gone unconfirmed for too long
    visible         boolean     not null default true,
    stale           boolean     not null default false,
    external_system text        constraint external_system_length check (length(external_system) between 1 and 200),
    external_id     text        constraint external_id_length check (length(external_id) between 1 and 200),
    constraint external_id_complete check ((external_system is null) = (external_id is null)),
    constraint updated_after_created check (updated_at >= created_at),
    constraint visible_until_after_from check (visible_until > visible_from)
);

-- Rules used in many columns: a column is given one of these types here, and a named check of its own at the end of this file.
create domain basis as text;
create domain partial_date as text;
create domain short_text as text;
create domain long_text as text;
create domain web_address as text;

-- ---- Vocabularies -------------------------------------------------------------------------------------------------
create table source (
    like record including all,
    title        short_text collate german not null,
    kind         text not null constraint source_kind_known check (kind in ('web-page', 'news', 'leaflet', 'report', 'statement')),
    url          web_address,
    publisher    short_text,
    published_on partial_date,
    description  long_text
);

create table life_phase (
    like record including all,
    name            short_text collate german not null,
    position        integer not null constraint life_phase_order_unique unique,
    age_from_months integer not null constraint life_phase_age_from_range check (age_from_months between -10 and 1500),
    age_to_months   integer constraint life_phase_age_to_range check (age_to_months between -9 and 1500),
    cross_cutting   boolean not null default false,
    constraint life_phase_age_order check (age_from_months < age_to_months)
);

create table topic (
    like record including all,
    name     short_text collate german not null,
    position integer not null constraint topic_order_unique unique
);

create table target_group (
    like record including all,
    name            short_text collate german not null,
    broader_id      bigint constraint target_group_broader_exists references target_group deferrable initially deferred
                    constraint target_group_not_broader_than_itself check (broader_id <> id),
    age_from_months integer constraint target_group_age_from_range check (age_from_months between -10 and 1500),
    age_to_months   integer constraint target_group_age_to_range check (age_to_months between -9 and 1500),
    age_basis       basis,
    constraint target_group_age_order check (age_from_months < age_to_months),
    constraint target_group_age_has_basis check ((age_basis is null) = (age_from_months is null and age_to_months is null))
);
create index target_group_broader on target_group (broader_id);

create table action_priority (
    like record including all,
    field      text not null constraint action_priority_field_form check (field ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    field_name short_text not null,
    number     integer not null constraint action_priority_number_positive check (number > 0),
    name       short_text collate german not null,
    constraint action_priority_number_unique unique (field, number)
);

-- ---- Organisations ------------------------------------------------------------------------------------------------
create table organisation (
    like record including all,
    name        short_text collate german not null,
    kind        text not null constraint organisation_kind_known check (kind in ('municipality', 'department', 'office', 'body', 'state',
                'foundation', 'association', 'company', 'religious-community', 'group')),
    parent_id   bigint constraint organisation_parent_exists references organisation deferrable initially deferred
                constraint organisation_not_its_own_parent check (parent_id <> id),
    description long_text,
    url         web_address,
    address     short_text,
    -- its carrier publishes without review
    trusted     boolean not null default false
);
create index organisation_parent on organisation (parent_id);

-- ---- Areas and places ---------------------------------------------------------------------------------------------
create table action_area (
    like record including all,
    number                   integer not null constraint action_area_number_unique unique
                             constraint action_area_number_positive check (number > 0),
    name                     short_text collate german not null,
    aliases                  text[] not null default '{}',
    district                 short_text collate german,
    statistical_districts    text[] not null default '{}',
    statistical_subdistricts text[] not null default '{}',
    latitude                 double precision constraint action_area_latitude_range check (latitude between -90 and 90),
    longitude                double precision constraint action_area_longitude_range check (longitude between -180 and 180),
    precision_metres         integer constraint action_area_precision_positive check (precision_metres > 0),
    valid_until              partial_date,
    constraint action_area_point_complete check (num_nulls(latitude, longitude, precision_metres) in (0, 3))
);

create table place (
    like record including all,
    name             short_text collate german not null,
    kind             text not null constraint place_kind_known check (kind in ('school', 'daycare-centre', 'clinic', 'office', 'venue',
                     'quarter', 'estate', 'street')),
    district         short_text collate german,
    address          short_text,
    action_area_id   bigint constraint place_action_area_exists references action_area deferrable initially deferred,
    latitude         double precision constraint place_latitude_range check (latitude between -90 and 90),
    longitude        double precision constraint place_longitude_range check (longitude between -180 and 180),
    precision_metres integer constraint place_precision_positive check (precision_metres > 0),
    carrier_id       bigint constraint place_carrier_exists references organisation deferrable initially deferred,
    constraint place_point_complete check (num_nulls(latitude, longitude, precision_metres) in (0, 3))
);
create index place_action_area on place (action_area_id);
create index place_carrier on place (carrier_id);

-- ---- Contacts: a function in an office first, a person second -----------------------------------------------------
create table contact (
    like record including all,
    function        short_text collate german not null,
    name            short_text,
    organisation_id bigint constraint contact_organisation_exists references organisation deferrable initially deferred,
    email           text constraint contact_email_form check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
    carrier_id      bigint constraint contact_carrier_exists references organisation deferrable initially deferred,
    -- who may see the contact at all, and who each of its personal fields
    visibility        text not null default 'public' constraint contact_visibility_known check (visibility in ('public', 'partner', 'internal')),
    name_visibility   text not null default 'public' constraint contact_name_visibility_known check (name_visibility in ('public', 'partner', 'internal')),
    phones_visibility text not null default 'public' constraint contact_phones_visibility_known check (phones_visibility in ('public', 'partner', 'internal')),
    email_visibility  text not null default 'public' constraint contact_email_visibility_known check (email_visibility in ('public', 'partner', 'internal'))
);
create index contact_organisation on contact (organisation_id);
create index contact_carrier on contact (carrier_id);

create table contact_action_area (
    contact_id     bigint not null constraint contact_action_area_contact references contact on delete cascade deferrable initially deferred,
    position       integer not null,
    action_area_id bigint not null constraint contact_action_area_exists references action_area deferrable initially deferred,
    primary key (contact_id, position),
    constraint contact_action_area_once unique (contact_id, action_area_id)
);
create index contact_action_area_area on contact_action_area (action_area_id);

create table contact_phone (
    id         bigint not null primary key,
    contact_id bigint not null constraint contact_phone_contact references contact on delete cascade deferrable initially deferred,
    position   integer not null,
    number     text not null constraint contact_phone_number_e164 check (number ~ '^\+[1-9][0-9]{1,14}$'),
    printed    short_text
);
create index contact_phone_contact_id on contact_phone (contact_id);

-- A number that serves only some of the contact's areas.
create table contact_phone_action_area (
    phone_id       bigint not null constraint contact_phone_action_area_phone references contact_phone on delete cascade deferrable initially deferred,
    position       integer not null,
    action_area_id bigint not null constraint contact_phone_action_area_exists references action_area deferrable initially deferred,
    primary key (phone_id, position)
);

-- ---- Funding programmes and money ---------------------------------------------------------------------------------
create table funding_programme (
    like record including all,
    name               short_text collate german not null,
    short_name         short_text,
    kind               text not null constraint programme_kind_known check (kind in ('model-project', 'funding-programme', 'municipal-strategy')),
    level              text constraint programme_level_known check (level in ('municipality', 'state', 'federal', 'european', 'private')),
    principle          short_text,
    description        long_text,
    goals              text[] not null default '{}',
    focus_areas        text[] not null default '{}',
    statements         text[] not null default '{}',
    starts_on          partial_date,
    starts_on_basis    basis,
    ends_on            partial_date,
    lead_id            bigint constraint programme_lead_exists references organisation deferrable initially deferred,
    municipalities     integer constraint programme_municipalities_positive check (municipalities > 0),
    applicants         integer constraint programme_applicants_positive check (applicants > 0),
    succeeded_by_id    bigint constraint programme_successor_exists references funding_programme deferrable initially deferred
                       constraint programme_not_its_own_successor check (succeeded_by_id <> id),
    succeeded_by_basis basis,
    url                web_address,
    constraint programme_starts_on_basis_of_a_date check (starts_on_basis is null or starts_on is not null),
    constraint programme_succeeded_by_basis_of_a_successor check (succeeded_by_basis is null or succeeded_by_id is not null),
    constraint programme_ends_after_start check (left(starts_on, 4) <= left(ends_on, 4))
);

-- The fields of action a programme names for itself; a project of the programme stands under one of them.
create table programme_priority (
    programme_id bigint not null constraint programme_priority_programme references funding_programme on delete cascade deferrable initially deferred,
    slug         text not null constraint programme_priority_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name         short_text not null,
    position     integer not null,
    primary key (programme_id, slug)
);

-- The gaps in the chain that the programme's own papers name.
create table programme_stated_gap (
    programme_id  bigint not null constraint programme_stated_gap_programme references funding_programme on delete cascade deferrable initially deferred,
    position      integer not null,
    text          long_text not null,
    from_phase_id bigint constraint programme_stated_gap_from_phase_exists references life_phase deferrable initially deferred,
    to_phase_id   bigint constraint programme_stated_gap_to_phase_exists references life_phase deferrable initially deferred,
    note          long_text,
    primary key (programme_id, position)
);

create table project (
    like record including all,
    kind              text not null constraint project_kind_known check (kind in ('project', 'module', 'offer')),
    programme_id      bigint constraint project_programme_exists references funding_programme deferrable initially deferred,
    number            integer constraint project_number_positive check (number > 0),
    priority          text,
    title             short_text collate german not null,
    subtitle          short_text,
    summary           text constraint project_summary_length check (length(summary) between 1 and 500),
    goal              long_text,
    description       long_text,
    status            text not null constraint project_status_known check (status in ('planned', 'applied-for', 'running', 'paused', 'ended')),
    carrier_id        bigint constraint project_carrier_exists references organisation deferrable initially deferred,
    city_wide         boolean not null default false,
    city_wide_basis   basis,
    all_ages          boolean not null default false,
    age_from_months   integer constraint project_age_from_range check (age_from_months between -10 and 1500),
    age_to_months     integer constraint project_age_to_range check (age_to_months between -9 and 1500),
    age_basis         basis,
    access            text[] not null default '{}'
                      constraint project_access_known check (access <@ array['niedrigschwellig', 'aufsuchend', 'mobil', 'lotsend']),
    starts_on         partial_date,
    ends_on           partial_date,
    url               web_address,
    registration      long_text,
    opening_times     long_text,
    costs             long_text,
    languages         text[] not null default '{}',
    accessibility     long_text,
    constraint project_age_order check (age_from_months < age_to_months),
    constraint project_age_has_basis check ((age_basis is null) = (age_from_months is null and age_to_months is null)),
    constraint project_city_wide_basis_of_a_city_wide check (city_wide_basis is null or city_wide),
    constraint project_priority_of_its_programme foreign key (programme_id, priority) references programme_priority deferrable initially deferred,
    constraint project_priority_has_programme check (priority is null or programme_id is not null),
    constraint project_ends_after_start check (left(starts_on, 4) <= left(ends_on, 4))
);
create index project_programme on project (programme_id, priority);
create index project_carrier on project (carrier_id);
create index project_order on project (number, slug);
create index project_title on project (title, slug);
create index project_updated on project (updated_at, slug);
create index project_city_wide on project (id) where city_wide;
create index project_all_ages on project (id) where all_ages;

create table funding (
    like record including all,
    programme_id     bigint not null constraint funding_names_its_programme references funding_programme deferrable initially deferred,
    project_id       bigint constraint funding_project_exists references project deferrable initially deferred,
    recipient_id     bigint constraint funding_recipient_exists references organisation deferrable initially deferred,
    funder_id        bigint constraint funding_funder_exists references organisation deferrable initially deferred,
    funder_basis     basis,
    purpose          short_text collate german not null,
    amount           numeric(14, 2) constraint funding_amount_positive check (amount > 0),
    currency         text constraint funding_currency_form check (currency ~ '^[A-Z]{3}$'),
    amount_qualifier short_text,
    year             integer constraint funding_year_range check (year between 1900 and 2200),
    status           text not null constraint funding_status_known check (status in ('applied-for', 'granted', 'refused', 'ended')),
    announced_on     partial_date,
    constraint funding_amount_has_currency check ((amount is null) = (currency is null)),
    constraint funding_qualifier_of_an_amount check (amount_qualifier is null or amount is not null),
    constraint funding_funder_basis_of_a_funder check (funder_basis is null or funder_id is not null)
);
create index funding_programme_id on funding (programme_id);
create index funding_project on funding (project_id);

-- A carrier's system knows a record under one key.
create unique index project_external_id_unique on project (carrier_id, external_system, external_id) nulls not distinct where external_id is not null;
create unique index place_external_id_unique on place (carrier_id, external_system, external_id) nulls not distinct where external_id is not null;
create unique index contact_external_id_unique on contact (carrier_id, external_system, external_id) nulls not distinct where external_id is not null;
create unique index organisation_external_id_unique on organisation (external_system, external_id) where external_id is not null;

-- ---- Relations: in the order they were given ----------------------------------------------------------------------
-- basis: whether the source states the relation, implies it, or it was derived; ambiguous lists every candidate.
do $$
declare
    relation record;
begin
    for relation in
        select * from (values
            ('project', 'action_area', 'action_area', true), ('project', 'place', 'place', false), ('project', 'organisation', 'organisation', false),
            ('project', 'target_group', 'target_group', true), ('project', 'life_phase', 'life_phase', true), ('project', 'topic', 'topic', true),
            ('project', 'action_priority', 'action_priority', true), ('project', 'contact', 'contact', false),
            ('programme', 'partner', 'organisation', false), ('programme', 'participant', 'organisation', false),
            ('programme', 'target_group', 'target_group', false), ('programme', 'contact', 'contact', false),
            ('project', 'source', 'source', false), ('action_area', 'source', 'source', false), ('funding_programme', 'source', 'source', false),
            ('funding', 'source', 'source', false), ('target_group', 'source', 'source', false), ('life_phase', 'source', 'source', false),
            ('topic', 'source', 'source', false), ('action_priority', 'source', 'source', false), ('organisation', 'source', 'source', false),
            ('contact', 'source', 'source', false), ('place', 'source', 'source', false), ('source', 'source', 'source', false)
        ) as r (owner, role, target, has_basis)
    loop
        execute format('create table %1$I (
                owner_id  bigint not null constraint %2$I references %3$I on delete cascade deferrable initially deferred,
                position  integer not null,
                target_id bigint not null constraint %4$I references %5$I deferrable initially deferred,
                %6$s
                primary key (owner_id, position),
                constraint %7$I unique (owner_id, target_id) deferrable initially deferred)',
            relation.owner || '_' || relation.role,
            relation.owner || '_' || relation.role || '_owner',
            case relation.owner when 'programme' then 'funding_programme' else relation.owner end,
            relation.owner || '_' || relation.role || '_exists',
            relation.target,
            case when relation.has_basis then 'basis basis not null,' end,
            relation.owner || '_' || relation.role || '_once');
        execute format('create index %I on %I (target_id, owner_id)',
            relation.owner || '_' || relation.role || '_target', relation.owner || '_' || relation.role);
    end loop;
end $$;

drop table record;

do $$
declare
    ruled record;
begin
    for ruled in
        select c.table_name, c.column_name, c.domain_name, c.collation_name,
               format(case c.domain_name
                   when 'basis' then $q$%1$I in ('stated', 'implied', 'derived', 'ambiguous')$q$
                   when 'partial_date' then $q$%1$I ~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$'$q$
                   when 'short_text' then $q$length(%1$I) between 1 and 300$q$
                   when 'long_text' then $q$length(%1$I) between 1 and 10000$q$
                   when 'web_address' then $q$%1$I ~ '^https?://[^[:space:]]+$' and length(%1$I) <= 2000$q$
               end, c.column_name) as rule
        from information_schema.columns c
        where c.table_schema = current_schema and c.domain_name is not null
    loop
        execute format('alter table %1$I alter column %2$I type text %3$s, add constraint %4$I check (%5$s)',
            ruled.table_name, ruled.column_name, case when ruled.collation_name = 'german' then 'collate german' end,
            left(ruled.table_name || '_' || ruled.column_name || '_' || ruled.domain_name, 63), ruled.rule);
    end loop;
end $$;

drop domain basis, partial_date, short_text, long_text, web_address;

-- ---- Revision and addresses ---------------------------------------------------------------------------------------
-- One row for each committed transaction that changed the catalogue: who (the subject of a token, or the database's user) and when.
create table revision (
    number       bigint      not null primary key constraint revision_positive check (number > 0),
    committed_at timestamptz not null,
    actor        text        not null
);
create sequence revision_number;

-- An address that was used and never will be again: moved (renamed, merged) or, without a new address, deleted.
create table former_slug (
    kind     text        not null,
    slug     text        not null,
    moved_to text        constraint former_slug_elsewhere check (moved_to <> slug),
    since    timestamptz not null,
    primary key (kind, slug)
);
