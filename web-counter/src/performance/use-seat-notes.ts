import { useQuery } from "@apollo/client/react";
import { graphql } from "@parterre/web-kit";
import { useMemo } from "react";

const seatNotesQuery = graphql(`
  query CounterSeatNotes($id: ID!) {
    seatNotes(seatMapVersionId: $id) {
      ordinal
      note
    }
  }
`);

const none: ReadonlyMap<number, string> = new Map();

/** What is written about seats of a map, for the staff, by the seat's number; nothing while nobody can be asked. */
export function useSeatNotes(versionId: string | null): ReadonlyMap<number, string> {
  const { data } = useQuery(seatNotesQuery, {
    variables: { id: versionId ?? "" },
    skip: versionId === null,
    fetchPolicy: "cache-first",
    errorPolicy: "ignore",
  });
  return useMemo(() => (data ? new Map(data.seatNotes.map(({ ordinal, note }) => [ordinal, note])) : none), [data]);
}
