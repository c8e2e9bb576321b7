import { sharedViteConfig } from "../packages/web-kit/vite.config.shared.mjs";

export default sharedViteConfig("admin");
