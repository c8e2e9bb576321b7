import { TestClient } from "../server/test/test-client.ts";

/** Opens a person's shift with an empty drawer, at the first window where nobody sits; does nothing where one is open. */
export async function openShift(client: TestClient): Promise<void> {
  const { myShift, counters } = await client.ask<{
    myShift: { id: string } | null;
    counters: { id: string; openShift: { id: string } | null }[];
  }>("{ myShift { id } counters { id openShift { id } } }");
  if (myShift) return;
  const counterId = counters.find((counter) => !counter.openShift)?.id;
  const { openShift: opened } = await client.ask<{ openShift: { __typename: string } }>(
    "mutation ($input: OpenShiftInput!) { openShift(input: $input) { __typename } }",
    { input: { id: crypto.randomUUID(), counterId, floats: [] } },
  );
  if (opened.__typename !== "ShiftOpened") throw new Error("no shift could be opened");
}

/** The same for somebody who is not signed in yet. */
export async function openShiftOf(
  origin: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  await openShift(await new TestClient(origin).signIn(email, password));
}

/** In the house of browser tests everybody's shift is open: ends this one, for a day that begins without. */
export async function closeShiftOf(
  origin: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<TestClient> {
  const client = await new TestClient(origin).signIn(email, password);
  const { myShift } = await client.ask("{ myShift { id } }");
  await client.ask("mutation ($input: CloseShiftInput!) { closeShift(input: $input) { __typename } }", {
    input: { shiftId: myShift.id, counts: [], paperTickets: 0, handOver: false, note: null },
  });
  return client;
}
