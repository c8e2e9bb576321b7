export function choosePort(
  asked: string | undefined,
  first: number,
  host: string,
): Promise<{ port: number; sentence?: string }>;
