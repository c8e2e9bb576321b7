import { Customer } from "./customer.entity.ts";
import { CustomerNote } from "./customer-note.entity.ts";

export const customerEntities = [Customer, CustomerNote];
