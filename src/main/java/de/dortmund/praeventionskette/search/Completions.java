package de.dortmund.praeventionskette.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be completed, the most relevant first. */
@Schema(name = "Completions", description = "Titles of projects and names of action areas and topics, at most ten")
public record Completions(@Schema(description = "The most relevant first; empty where nothing begins so") List<Completion> items) {}
