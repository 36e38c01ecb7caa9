import { seedIfEmpty } from "@/prisma/seed/seed";
import { closeDatabase } from "@/server/db";

try {
  await seedIfEmpty((message) => console.log(message));
} finally {
  await closeDatabase();
}
