/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Routes whose IRI ends in "/" (W3C annotation containers) must answer themselves.
  skipTrailingSlashRedirect: true,
  // An article goes through a form with its whole text; the server in front takes no more than this at all.
  experimental: { serverActions: { bodySizeLimit: "5mb" } },
  // Native addons and packages that read files of their own stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "pino", "pg", "pg-boss", "nodemailer"],
};

export default config;
