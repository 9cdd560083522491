package de.dortmund.praeventionskette.security;

import java.util.stream.Stream;

/** What a caller may do, by the roles in the token. */
public enum Role {
    /** A partner carrier (freier Träger): keeps the records of its own organisation. */
    CARRIER("carrier"),
    /** The city's editorial office: keeps all records. */
    EDITOR("editor"),
    /** An editor who may also erase, disclose and trust. */
    ADMIN("admin");

    /** What the role is called in a token. */
    public final String code;

    Role(String code) {
        this.code = code;
    }

    /** Whether whoever has this role also has the other one. */
    boolean implies(Role other) {
        return this == other || this == ADMIN && other == EDITOR;
    }

    /** The role of a name; empty where the name means nothing here. */
    static Stream<Role> named(String name) {
        return Stream.of(values()).filter(role -> role.code.equals(name));
    }
}
