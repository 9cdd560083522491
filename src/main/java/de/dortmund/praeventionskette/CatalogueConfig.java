package de.dortmund.praeventionskette;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the operator of a catalogue sets; every setting also works as an environment variable ({@code CATALOGUE_PUBLIC_URL}). */
@ConfigMapping(prefix = "catalogue")
public interface CatalogueConfig {

    /**
     * The address under which the public reaches the service. Everything that has to be absolute is built from it, never from
     * the Host header, which the client chooses.
     */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    URI publicUrl();

    /** Who publishes the catalogue, as the front door names it. */
    @WithDefault("Stadt Dortmund, Jugendamt")
    String publisher();

    Database database();

    /** The database: a given one, or the PostgreSQL that the service brings itself. */
    interface Database {

        /** Where the data of the service's own PostgreSQL lasts. */
        Path folder();

        /** How long a request waits for a connection before it is a 503. */
        @WithDefault("1.5S")
        Duration patience();
    }

    /** A folder with the operator's own {@code imprint.md}, {@code privacy.md} and {@code accessibility.md}. */
    Optional<Path> pagesFolder();

    /** Where to report a vulnerability, a {@code mailto:} or {@code https:} URI; without it security.txt points to the imprint. */
    Optional<URI> securityContact();

    /** The largest body that is read; a larger one is a 413. */
    @WithDefault("2M")
    MemorySize maxBodySize();

    /** How long the body of a request may take to arrive; after that it is a 408. */
    @WithDefault("30S")
    Duration bodyTimeout();

    /**
     * The key of the hashes by which erased persons are recognised, at least 32 random characters; a secret, from the environment.
     * Without it one is made and kept in the database.
     */
    Optional<String> privacyKey();

    /** Where each erasure is written down once more, outside the database; what stands there is done again at the start. */
    Optional<Path> erasuresFile();

    Imports imports();

    /** Files of records that are sent to be imported. */
    interface Imports {

        /** How many are worked on at once; they write one after the other anyway. Each keeps up to three connections to the database. */
        @WithDefault("1")
        int atOnce();

        /** How long one waits for its turn; after that it is a 503. */
        @WithDefault("10S")
        Duration turn();

        /** The largest one; ten thousand records take a third of it. */
        @WithDefault("32M")
        MemorySize maxBodySize();
    }

    Answers answers();

    /** Finished answers, kept in memory to be handed out again. */
    interface Answers {

        /** How much memory they may take. */
        @WithDefault("48M")
        MemorySize memory();

        /** For how long known answers are handed out, marked as stale, while the database is away; a person's data for a minute at most. */
        @WithDefault("24H")
        Duration outlast();

        /** How many of the common answers are made at the start and after each change before somebody asks; 0: none. */
        @WithDefault("600")
        int warm();
    }

    Exports exports();

    /** Files that are made while they are sent. Each keeps a connection to the database and a thread for as long as it takes. */
    interface Exports {

        /** How many are made at once. */
        @WithDefault("3")
        int atOnce();

        /** How long one waits for its turn; after that it is a 503. */
        @WithDefault("5S")
        Duration turn();

        /** How long a reader may take nothing before the connection is closed. */
        @WithDefault("20S")
        Duration patience();

        /** How long one may take all in all. */
        @WithDefault("30M")
        Duration limit();
    }

    Dcat dcat();

    /** What the descriptions for open-data portals say that only the operator knows. */
    interface Dcat {

        /** By which GovData knows who delivers, {@code http://dcat-ap.de/def/contributors/…}; without it none is named. */
        Optional<URI> contributorId();

        /** Whom to ask about the data, a {@code mailto:} or {@code https:} URI; without it the imprint. */
        Optional<URI> contact();
    }

    Changes changes();

    /** The change feed. */
    interface Changes {

        /** How many may wait for a change or follow the stream at once, on each replica; one more is a 503. */
        @WithDefault("200")
        int readers();

        /** For how many days an entry is kept that a later one took the place of; who was away for longer begins with the snapshot. */
        @WithDefault("400")
        int keptDays();
    }

    /** After how long without a confirmation a project or contact is stale, in days. */
    @WithDefault("365")
    int staleAfterDays();

    /** How often the service looks whether something begins or ends by the clock; {@code off}: never. */
    @WithDefault("20s")
    String clockInterval();

    /** The absolute address of a path of this service, for example {@code /problems/not-found}. */
    default String publicUrl(String path) {
        String base = publicUrl().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
