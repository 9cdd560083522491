-- Building an index on a large catalogue takes longer than a reader's statement may. Only for the transaction of this migration.
SET LOCAL statement_timeout = 0;
