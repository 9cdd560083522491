package de.dortmund.praeventionskette.security;

import java.util.function.Function;

/** The columns of the operation table: who sends a request. A carrier A has an organisation that can be chosen. */
enum AnyCaller {
    NOBODY(organisation -> null),
    CARRIER_A(Tokens::carrier),
    CARRIER_B(organisation -> Tokens.carrier("migranten-selbstorganisationen")),
    EDITOR(organisation -> Tokens.editor()),
    ADMIN(organisation -> Tokens.admin()),
    OF_ANOTHER_REALM(organisation -> Tokens.ofAnotherRealm());

    private final Function<String, String> token;

    AnyCaller(Function<String, String> token) {
        this.token = token;
    }

    /** The caller's token, null for nobody; {@code organisation} is carrier A's. */
    String token(String organisation) {
        return token.apply(organisation);
    }
}
