import { useMemo } from "react";
import { encode } from "uqr";

export interface QrCodeProps {
  readonly value: string;
  /** What screen readers say in place of the picture. */
  readonly label: string;
  /** CSS length of a side. */
  readonly size?: string;
}

/** A QR code as SVG: always dark on white with its quiet zone, in both colour schemes, so that scanners read it. */
export function QrCode({ value, label, size = "14rem" }: QrCodeProps) {
  const { path, side } = useMemo(() => {
    const code = encode(value, { ecc: "M", border: 3 });
    let drawn = "";
    for (const [y, row] of code.data.entries()) {
      for (const [x, dark] of row.entries()) if (dark) drawn += `M${x} ${y}h1v1h-1z`;
    }
    return { path: drawn, side: code.size };
  }, [value]);
  return (
    <svg
      data-qr=""
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      style={{
        width: size,
        height: size,
        maxWidth: "100%",
        display: "block",
        borderRadius: "var(--mantine-radius-md)",
      }}
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
