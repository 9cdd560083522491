-- Imports: what was sent, and what came of each row. Everything here is written beside the catalogue and is no part of it: an import
-- that is only tried makes no revision. Rows are kept for a day.
create table import (
    id           uuid        not null primary key,
    kind         text        not null,
    format       text        not null,
    mode         text        not null constraint import_mode_known check (mode in ('upsert', 'replace')),
    dry_run      boolean     not null,
    author       text        not null,
    organisation text,
    state        text        not null constraint import_state_known check (state in ('computing', 'ready', 'refused')),
    rows         integer     not null,
    done         integer     not null,
    counts       json,
    created_at   timestamptz not null
);
create index import_age on import (created_at);

-- A row as it was sent, and what came of it: the outcome, the record, the differences or what is wrong.
create table import_row (
    import_id uuid    not null references import on delete cascade,
    number    integer not null,
    line      integer,
    content   text,
    outcome   text,
    result    text,
    primary key (import_id, number)
);
create index import_row_outcome on import_row (import_id, outcome, number);

-- That an import is done is written in the transaction that does it, and in no other.
create table import_run (
    import_id uuid        not null primary key references import on delete cascade,
    revision  bigint,
    run_at    timestamptz not null
);

-- The proposals that an import's rows became.
create table import_proposal (
    import_id   uuid    not null references import on delete cascade,
    number      integer not null,
    proposal_id uuid    not null references proposal on delete cascade,
    primary key (import_id, number)
);
