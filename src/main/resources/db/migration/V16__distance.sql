-- The distance of V4, written so that PostgreSQL works it into the statement: least() is not strict, and a strict function that uses it is
-- called anew for each point, which took seven times as long. The absolute value keeps rounding from a root of less than nothing.
create function haversine(latitude1 double precision, longitude1 double precision, latitude2 double precision, longitude2 double precision)
    returns double precision language sql immutable strict parallel safe
    return sind((latitude2 - latitude1) / 2) ^ 2 + cosd(latitude1) * cosd(latitude2) * sind((longitude2 - longitude1) / 2) ^ 2;

create or replace function distance_metres(latitude1 double precision, longitude1 double precision, latitude2 double precision, longitude2 double precision)
    returns double precision language sql immutable strict parallel safe
    return 12742017.6 * atan2(sqrt(haversine(latitude1, longitude1, latitude2, longitude2)),
        sqrt(abs(1 - haversine(latitude1, longitude1, latitude2, longitude2))));
