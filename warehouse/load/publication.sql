-- Everything that was seen of portals and inbox, this night and all nights before.
INSERT INTO source.publication BY NAME
SELECT publication_id, mof_div_code, origin, url, page_url, title, published_on, seen_at,
       http_status, document_sha256, outcome, reason
FROM sighting ORDER BY seen_at, publication_id;
