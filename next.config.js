/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Routes whose IRI ends in "/" (W3C annotation containers) must answer themselves.
  skipTrailingSlashRedirect: true,
  // `npm test` checks all types before it builds.
  typescript: { ignoreBuildErrors: process.env.TYPES_CHECKED === "1" },
  experimental: {
    // An article goes through a form with its whole text; the server in front takes no more than this at all.
    serverActions: { bodySizeLimit: "5mb" },
    // With what an earlier `npm run dev` left there, Turbopack tells every page to load anew, again and again.
    turbopackFileSystemCacheForDev: false,
    // Makes a build dearer by a third and each later one three times cheaper: a clone that is built once goes without.
    turbopackFileSystemCacheForBuild: process.env.FIRST_BUILD !== "1",
  },
  // In development: a page under another of this machine's names would be refused its line to the compiler, and load
  // itself anew again and again for want of it.
  allowedDevOrigins: ["127.0.0.1", "[::1]"],
  // Native addons and packages that read files of their own stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "pino", "pg", "pg-boss", "nodemailer"],
};

export default config;
