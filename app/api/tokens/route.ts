import { ApiTokenViewSchema, CreateTokenSchema, NewApiTokenViewSchema } from "@/core/account";
import { PageQuerySchema, pageSchema } from "@/core/page";
import { createToken, listTokens } from "@/server/accounts/tokens";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "Your access tokens, without their secrets",
    query: PageQuerySchema,
    answer: pageSchema(ApiTokenViewSchema),
  },
  ({ actor, query }) => listTokens(actor, query),
);

export const POST = handle(
  {
    summary: "Make an access token; its secret is in this answer only",
    body: CreateTokenSchema,
    answer: NewApiTokenViewSchema,
    success: 201,
  },
  ({ actor, body }) => createToken(actor, body),
);
