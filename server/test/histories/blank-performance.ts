import type { SellingHouse } from "../selling-house.ts";

/**
 * A performance like another one, on sale, with every seat free: its rows copied by the database in a few
 * milliseconds, so that each of thousands of histories begins with a blank page.
 */
export async function blankPerformance(house: SellingHouse, likeId: number): Promise<number> {
  const copyOf = (table: string, alias: string, changed: string) =>
    `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(${alias}) || ${changed})).*
     FROM ${table} ${alias}`;
  const [made] = await house.rows(
    `WITH blank AS MATERIALIZED (SELECT nextval(pg_get_serial_sequence('performance', 'id'))::int AS id),
     performances AS (
       ${copyOf("performance", "p", "jsonb_build_object('id', b.id)")}, blank b WHERE p.id = $1
     ), zones AS (
       ${copyOf("price_zone", "z", "jsonb_build_object('performance_id', b.id, 'id', md5(z.id::text || b.id)::uuid)")}, blank b
       WHERE z.performance_id = $1
     ), lists AS (
       ${copyOf("price_list", "l", "jsonb_build_object('performance_id', b.id)")}, blank b WHERE l.performance_id = $1
     ), prices AS (
       ${copyOf("price", "c", "jsonb_build_object('performance_id', b.id, 'zone_id', md5(c.zone_id::text || b.id)::uuid)")},
       blank b WHERE c.performance_id = $1
     ), windows AS (
       ${copyOf("sales_window", "w", "jsonb_build_object('performance_id', b.id)")}, blank b WHERE w.performance_id = $1
     ), seats AS (
       INSERT INTO performance_seat (performance_id, ordinal)
       SELECT b.id, s.ordinal FROM performance_seat s, blank b WHERE s.performance_id = $1
     )
     SELECT id FROM blank`,
    [likeId],
  );
  return made.id;
}
