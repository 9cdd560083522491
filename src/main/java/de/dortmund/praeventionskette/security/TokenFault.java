package de.dortmund.praeventionskette.security;

import de.dortmund.praeventionskette.http.Text;
import java.util.Map;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** Why a token is not accepted. */
enum TokenFault {
    MALFORMED(Text.of("In der Kopfzeile Authorization steht kein lesbares Bearer-Token.",
            "The Authorization header holds no readable bearer token.")),
    NOT_SIGNED(Text.of("Das Token ist nicht vom eingerichteten Identitätsanbieter unterschrieben.",
            "The token is not signed by the configured identity provider.")),
    OTHER_ISSUER(Text.of("Das Token stammt nicht vom eingerichteten Identitätsanbieter.",
            "The token was not issued by the configured identity provider.")),
    OTHER_AUDIENCE(Text.of("Das Token ist nicht für diesen Dienst ausgestellt (aud).", "The token is not meant for this service (aud).")),
    EXPIRED(Text.of("Das Token ist abgelaufen.", "The token has expired.")),
    NOT_YET_VALID(Text.of("Das Token gilt noch nicht.", "The token is not valid yet.")),
    NO_ACCESS_TOKEN(Text.of("Das Token ist kein Zugriffstoken (access token), sondern für einen anderen Zweck.",
            "The token is no access token, but for another purpose.")),
    INCOMPLETE(Text.of("Dem Token fehlt eine Angabe (exp, iat, sub).", "The token lacks a claim (exp, iat, sub).")),
    /** It would stand in the log and in the history. */
    NO_SUBJECT(Text.of("Die Angabe sub des Tokens ist keine Kennung aus 1 bis 255 druckbaren Zeichen ohne Leerraum am Rand.",
            "The token's claim sub is no identifier of 1 to 255 printable characters without outer white space.")),
    /** A text could be read as one role or as several. */
    NO_LIST_OF_ROLES(Text.of("Die Rollen des Tokens stehen nicht in einer Liste von Texten.",
            "The token's roles are not in a list of texts."));

    private static final Map<Integer, TokenFault> BY_CODE = Map.ofEntries(
            Map.entry(ErrorCodes.SIGNATURE_INVALID, NOT_SIGNED),
            Map.entry(ErrorCodes.SIGNATURE_MISSING, NOT_SIGNED),
            Map.entry(ErrorCodes.INTEGRITY_MISSING, NOT_SIGNED),
            Map.entry(ErrorCodes.ISSUER_INVALID, OTHER_ISSUER),
            Map.entry(ErrorCodes.ISSUER_MISSING, OTHER_ISSUER),
            Map.entry(ErrorCodes.AUDIENCE_INVALID, OTHER_AUDIENCE),
            Map.entry(ErrorCodes.AUDIENCE_MISSING, OTHER_AUDIENCE),
            Map.entry(ErrorCodes.EXPIRED, EXPIRED),
            Map.entry(ErrorCodes.NOT_YET_VALID, NOT_YET_VALID),
            Map.entry(ErrorCodes.EXPIRATION_MISSING, INCOMPLETE),
            Map.entry(ErrorCodes.ISSUED_AT_MISSING, INCOMPLETE),
            Map.entry(ErrorCodes.SUBJECT_MISSING, INCOMPLETE));

    final Text detail;

    TokenFault(Text detail) {
        this.detail = detail;
    }

    /** One of several; the last in this list says most. */
    static TokenFault of(InvalidJwtException invalid) {
        return invalid.getErrorDetails().stream()
                .map(error -> BY_CODE.getOrDefault(error.getErrorCode(), MALFORMED))
                .max(Enum::compareTo)
                .filter(fault -> fault != MALFORMED)
                .orElseGet(() -> isOfSignature(invalid) ? NOT_SIGNED : MALFORMED);
    }

    /** A key that can't be found and an algorithm that is not allowed have no code of their own. */
    private static boolean isOfSignature(Throwable invalid) {
        for (Throwable cause = invalid; cause != null; cause = cause.getCause()) {
            if (cause instanceof JoseException) {
                return true;
            }
        }
        return false;
    }
}
