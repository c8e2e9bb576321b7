import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/** Where a network printer listens unless somebody says otherwise: raw printing. */
const printerPort = 9100;

/** A printer's place in the house's network, written one way only. */
export interface PrinterAddress {
  readonly host: string;
  readonly port: number;
}

interface Permit {
  readonly host: string | null;
  readonly network: BlockList | null;
  readonly port: number;
}

// Link-local addresses are left out on purpose: clouds keep secrets there.
const privateNetworks = new BlockList();
for (const [network, bits] of [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["127.0.0.0", 8],
] as const) {
  privateNetworks.addSubnet(network, bits, "ipv4");
}

const isPrivate = (ip: string) => isIP(ip) === 4 && privateNetworks.check(ip, "ipv4");

/** Reads `192.168.20.31`, `printer-2.house:9101`; null for what is no such address. */
export function readPrinterAddress(text: string): PrinterAddress | null {
  const found = /^([a-z0-9][a-z0-9.-]{0,80})(?::(\d{1,5}))?$/.exec(text.trim().toLowerCase());
  const port = Number(found?.[2] ?? printerPort);
  return found && port >= 1 && port <= 65_535 ? { host: found[1]!, port } : null;
}

export function writePrinterAddress({ host, port }: PrinterAddress): string {
  return `${host}:${port}`;
}

/** Which printers this server may talk to: nobody can make it knock at other doors of the network. */
export class PermittedPrinters {
  private constructor(
    /** As they were written, for a person to read. */
    readonly texts: readonly string[],
    private readonly permits: readonly Permit[],
  ) {}

  /**
   * Reads a list such as `192.168.20.0/24, 10.0.4.17:9101, printer-2.house`: networks, addresses and names, each with a
   * port if it is not 9100. Throws for what cannot be read, and for networks that are not private.
   */
  static read(list: string): PermittedPrinters {
    const texts = list.split(/[\s,]+/).filter((text) => text !== "");
    return new PermittedPrinters(texts, texts.map(readPermit));
  }

  /** The IP to connect to; null when the address is not permitted, has no private IP, or does not exist. */
  async reach({ host, port }: PrinterAddress): Promise<string | null> {
    const sameport = this.permits.filter((permit) => permit.port === port);
    const named = sameport.some((permit) => permit.host === host);
    const ip = isIP(host)
      ? host
      : await lookup(host, 4).then(
          ({ address }) => address,
          () => null,
        );
    if (ip === null || !isPrivate(ip)) return null;
    return named || sameport.some(({ network }) => network?.check(ip, "ipv4")) ? ip : null;
  }
}

function readPermit(text: string): Permit {
  const subnet = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)(?::(\d+))?$/.exec(text);
  if (subnet) {
    const [, address, bits, port] = subnet as unknown as [string, string, string, string | undefined];
    // 8 is the widest private network there is; what begins in one does not end outside of it from its own width on.
    if (!isPrivate(address) || Number(bits) > 32 || Number(bits) < leastBits(address)) throw notPrivate(text);
    const network = new BlockList();
    network.addSubnet(address, Number(bits), "ipv4");
    return { host: null, network, port: Number(port ?? printerPort) };
  }
  const address = readPrinterAddress(text);
  if (!address) throw new Error(`${text} is no address of a printer`);
  if (isIP(address.host) && !isPrivate(address.host)) throw notPrivate(text);
  return { host: address.host, network: null, port: address.port };
}

function leastBits(address: string): number {
  if (address.startsWith("172.")) return 12;
  return address.startsWith("192.") ? 16 : 8;
}

function notPrivate(text: string): Error {
  return new Error(`${text} is not in a private network`);
}
