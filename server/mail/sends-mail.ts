import { mailRoute } from "@/server/mail/mailer";

/** Whether mail leaves this server, so that people can be told of things by it. */
export const sendsMail = (): boolean => mailRoute() === "smtp";
