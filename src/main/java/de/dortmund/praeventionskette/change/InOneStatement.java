package de.dortmund.praeventionskette.change;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A reading method ({@link Reads}) that tells by itself of which revision it has read ({@link Snapshot}): it reads everything, the revision
 * too, in one statement, which needs no transaction around it to see one snapshot. What takes more it reads by {@link Snapshot#read}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InOneStatement {}
