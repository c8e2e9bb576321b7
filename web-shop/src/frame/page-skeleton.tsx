import { Skeleton } from "@mantine/core";
import { TextSkeleton } from "@parterre/web-kit";
import classes from "./frame.module.css";

/** A page whose code or data is on its way. */
export function PageSkeleton() {
  return (
    <div className={classes.page}>
      <Skeleton height={44} width="min(24rem, 70%)" radius="sm" mb="xl" />
      <TextSkeleton lines={5} />
    </div>
  );
}
