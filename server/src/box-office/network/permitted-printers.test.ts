import { describe, expect, it } from "vitest";
import { PermittedPrinters, readPrinterAddress } from "./permitted-printers.ts";

const reach = (list: string, address: string) => PermittedPrinters.read(list).reach(readPrinterAddress(address)!);

describe("printers that a server may reach", () => {
  it("are those that are named, on the port that is named, and no others", async () => {
    const list = "192.168.20.0/24, 10.0.4.17:9101 127.0.0.1";
    expect(PermittedPrinters.read(list).texts).toEqual(["192.168.20.0/24", "10.0.4.17:9101", "127.0.0.1"]);
    expect(await reach(list, "192.168.20.31")).toBe("192.168.20.31");
    expect(await reach(list, "192.168.20.31:22")).toBeNull();
    expect(await reach(list, "192.168.21.31")).toBeNull();
    expect(await reach(list, "10.0.4.17:9101")).toBe("10.0.4.17");
    expect(await reach(list, "10.0.4.17")).toBeNull();
    expect(await reach("", "192.168.20.31")).toBeNull();
  });

  it("are found by a name only where the name is permitted and leads into a private network", async () => {
    expect(await reach("localhost", "localhost")).toBe("127.0.0.1");
    expect(await reach("127.0.0.0/8", "LOCALHOST")).toBe("127.0.0.1");
    expect(await reach("printer.invalid", "printer.invalid")).toBeNull();
  });

  it.each([
    "8.8.8.8",
    "8.8.8.0/24",
    "192.0.0.0/8",
    "172.0.0.0/11",
    "169.254.169.254",
    "0.0.0.0/0",
    "10.0.0.0/33",
    "a b:x",
    "-",
  ])("are never outside of private networks: %s", (list) => {
    expect(() => PermittedPrinters.read(list)).toThrow();
  });

  it.each(["", "http://192.168.1.2", "192.168.1.2:0", "192.168.1.2:70000", "a/b", "x y", "[::1]:9100"])(
    "have an address that can be read, not: %j",
    (text) => {
      expect(readPrinterAddress(text)).toBeNull();
    },
  );
});
