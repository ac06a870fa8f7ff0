import { z } from "zod";

/** Apart from what else concerns accounts: the browser checks it too. */
export const emailAddress = z.email().max(254);
