-- An answer that is kept for a request which may come again belongs to the caller and to the organisation that it spoke for: by the slug which
-- that had then; empty where it spoke for none. Until now the caller alone was noted. What a carrier sent it is known by: it waits for review.
alter table idempotent_request add column organisation text not null default '';
update idempotent_request set organisation = cast(answer as jsonb) #>> '{carrier,slug}'
    where answer like '{%' and cast(answer as jsonb) ->> 'publication' = 'submitted' and cast(answer as jsonb) #>> '{carrier,slug}' is not null;
alter table idempotent_request drop constraint idempotent_request_pkey;
alter table idempotent_request add primary key (caller, organisation, key);
