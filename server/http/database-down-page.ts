export const DATABASE_DOWN_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "retry-after": "5",
  "cache-control": "no-store",
} as const;

/** What a browser gets while the database is down: a page without scripts that tries again by itself. */
export const DATABASE_DOWN_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Back shortly · Marginalia</title>
</head>
<body>
<main>
<h1>Back shortly</h1>
<p>The database cannot be reached at the moment. Nothing that was saved is lost, and what you were writing is kept in this browser.</p>
<p>This page tries again every five seconds.</p>
</main>
</body>
</html>
`;
