import { sendDueLetters } from "@/server/mail/outbox";

// A worker that a test can kill: node --import tsx tests/server/mail/send-letters.ts
await sendDueLetters();
