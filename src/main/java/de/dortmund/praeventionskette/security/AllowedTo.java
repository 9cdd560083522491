package de.dortmund.praeventionskette.security;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that is not for everybody. Who has no token is refused before anything of the request is looked at (401), who has
 * none of the roles once the request is known to be readable (403). Whose the record is, the operation itself asks.
 */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedTo {

    /** Any one of them is enough; an admin is an editor too. */
    @Nonbinding
    Role[] value();
}
