import { z } from "zod";
import { HandleSchema, PersonNameSchema, PersonRefSchema, SiteRoleSchema } from "@/core/person";
import { isStorable, lineOfText, UNSTORABLE } from "@/core/plain-text";

export const EmailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "At most 254 characters (RFC 5321).")
  .pipe(z.email("This is not an e-mail address."));

/** Length over composition rules, as NIST SP 800-63B section 5.1.1.2 advises. */
export const PasswordSchema = z
  .string()
  .min(10, "At least 10 characters.")
  .max(200, "At most 200 characters.")
  .refine(isStorable, UNSTORABLE);

/** What somebody types to prove who they are: bounded, but never told what is wrong with it. */
const TypedPasswordSchema = z.string().min(1, "Type your password.").max(200).refine(isStorable, UNSTORABLE);

export const SignUpSchema = z.strictObject({
  name: PersonNameSchema,
  handle: HandleSchema,
  email: EmailSchema,
  password: PasswordSchema,
});

export const SignInSchema = z.strictObject({ email: EmailSchema, password: TypedPasswordSchema });

export const UpdateProfileSchema = z
  .strictObject({ name: PersonNameSchema, handle: HandleSchema })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "Name something to change.");

export const ChangePasswordSchema = z.strictObject({
  /** Absent only for an account that has no password yet (made by a mail link or another provider). */
  current: TypedPasswordSchema.optional(),
  next: PasswordSchema,
});

export const RequestPasswordResetSchema = z.strictObject({ email: EmailSchema });

export const ResetPasswordSchema = z.strictObject({
  token: z.string().min(20).max(200),
  password: PasswordSchema,
});

/** What becomes of one's words in groups: they stay, as nobody's, or go. Private ones go in any case. */
export const DELETION_CHOICES = ["anonymise", "remove"] as const;
export const DeletionChoiceSchema = z.enum(DELETION_CHOICES, "Choose what becomes of your words.");

/** The handle is typed to confirm; the password too where there is one. */
export const DeleteAccountSchema = z.strictObject({
  handle: z.string(),
  words: DeletionChoiceSchema,
  password: TypedPasswordSchema.optional(),
});

export const DEMO_ROLES = [
  "reader",
  "second-reader",
  "teacher",
  "editor",
  "moderator",
  "administrator",
] as const;
export const DemoRoleSchema = z.enum(DEMO_ROLES);
export type DemoRole = z.infer<typeof DemoRoleSchema>;

/** What a person sees of their own account. */
export const AccountViewSchema = PersonRefSchema.extend({
  email: z.string().nullable(),
  siteRole: SiteRoleSchema,
  hasPassword: z.boolean(),
  isDemo: z.boolean(),
  createdAt: z.iso.datetime(),
  /** When the account is deleted, if that was asked for and is not taken back, and what becomes of its words. */
  deletion: z.strictObject({ at: z.iso.datetime(), words: DeletionChoiceSchema }).nullable(),
  providers: z.array(z.string()),
}).meta({ id: "Account" });
export type AccountView = z.infer<typeof AccountViewSchema>;

// ── Personal access tokens ──────────────────────────────────────────────────

export const TOKEN_SCOPES = ["read", "write"] as const;
export const TokenScopeSchema = z.enum(TOKEN_SCOPES);
export type TokenScope = z.infer<typeof TokenScopeSchema>;

export const CreateTokenSchema = z.strictObject({
  name: lineOfText(80),
  scopes: z.array(TokenScopeSchema).min(1, "Choose at least one scope.").max(TOKEN_SCOPES.length),
  /** Days until it ends. */
  days: z.number().int().min(1).max(365).default(90),
});

export const ApiTokenViewSchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(TokenScopeSchema),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Token" });
export type ApiTokenView = z.infer<typeof ApiTokenViewSchema>;

/** Shown once, when it is made. */
export const NewApiTokenViewSchema = ApiTokenViewSchema.extend({ secret: z.string() }).meta({
  id: "NewToken",
});
export type NewApiTokenView = z.infer<typeof NewApiTokenViewSchema>;
