/** Who can sign in to the demo: the same as in server/src/demo, which a test holds them to. */
export const demoSignIns = [
  { email: "admin@parterre.example", password: "parterre-admin", role: { en: "admin", zh: "管理员" } },
  { email: "manager@parterre.example", password: "parterre-manager", role: { en: "manager", zh: "经理" } },
  { email: "supervisor@parterre.example", password: "parterre-supervisor", role: { en: "supervisor", zh: "主管" } },
  { email: "seller@parterre.example", password: "parterre-seller", role: { en: "seller", zh: "售票员" } },
];
