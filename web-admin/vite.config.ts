import { sharedViteConfig } from "@parterre/web-kit/vite";

export default sharedViteConfig("admin");
