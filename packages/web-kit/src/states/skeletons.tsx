import { Skeleton, Stack } from "@mantine/core";
import { useKitText } from "../language/use-text.ts";

const lineWidths = ["72%", "94%", "60%", "86%", "78%"];

/** Lines of text that are on their way. */
export function TextSkeleton({ lines = 3 }: { readonly lines?: number }) {
  const t = useKitText();
  return (
    <Stack gap="sm" role="status" aria-label={t("state.loading")}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity and never move
        <Skeleton key={index} height={14} width={lineWidths[index % lineWidths.length]} radius="sm" />
      ))}
    </Stack>
  );
}

/** Rows of a table or list that are on their way. */
export function RowsSkeleton({ rows = 6, height = 44 }: { readonly rows?: number; readonly height?: number }) {
  const t = useKitText();
  return (
    <Stack gap="xs" role="status" aria-label={t("state.loading")}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity and never move
        <Skeleton key={index} height={height} radius="md" />
      ))}
    </Stack>
  );
}
