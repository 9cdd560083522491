-- The same districts (V2), found by stepping from one to the next in an index: there are a dozen, and with many projects many places.
create index place_district on place (district) where district is not null and visible;
create or replace view district (name) as
    with recursive of_place (name) as (
        select min(district) from place where district is not null and visible
        union all
        select (select min(p.district) from place p where p.district is not null and p.visible and p.district > o.name) from of_place o where o.name is not null)
    select district from action_area where district is not null and visible
    union select name from of_place where name is not null;
