package de.dortmund.praeventionskette.change;

/** What the documentation says about the writes of every kind. */
public final class Writes {

    /** POST. */
    public static final String CREATE =
            "The key is made from the title unless `slug` names one. What a carrier creates belongs to its organisation and is"
                    + " `submitted` until an editor publishes it. With `Idempotency-Key` a request that is sent again is done once, for 24 hours.";
    /** PUT. */
    public static final String PUT =
            "Creates the record with this key, or replaces it: then `If-Match` names the version that was read. What was read may be"
                    + " sent back as it is. Left out fields become unstated; `publication`, `visibleFrom`, `visibleUntil`, `verifiedAt`, `externalId`, `carrier` and a contact's visibility stay"
                    + " as they are. What a carrier writes about a published record becomes a proposal (202) until an editor accepts it.";
    /** PATCH. */
    public static final String PATCH =
            "JSON merge patch (RFC 7396): only the fields that are sent change, `null` removes, a list is replaced whole. An editor's"
                    + " patch of `slug` renames; the former address leads on. What a carrier writes about a published record becomes a proposal (202).";
    /** DELETE. */
    public static final String DELETE =
            "The key stays reserved and answers 410. A record that others refer to is not deleted (409): with `replacedBy` an editor"
                    + " merges it into another one, which takes over what refers to it, and the address leads there. A carrier's deletion of a published record becomes a"
                    + " proposal (202).";

    private Writes() {}
}
