package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.annotation.JsonValue;
import de.dortmund.praeventionskette.organisation.Organisation;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What a carrier wants to be said about a published record (Änderungsvorschlag): the public sees the old version until an editor has
 * decided. A record has at most one that is open.
 */
@Entity
public class Proposal extends PanacheEntityBase {

    /** What became of it. */
    public enum State {
        OPEN("open"),
        ACCEPTED("accepted"),
        REJECTED("rejected"),
        WITHDRAWN("withdrawn");

        @JsonValue
        @EnumeratedValue
        public final String code;

        State(String code) {
            this.code = code;
        }
    }

    @Id
    public UUID id;

    /** The resource of the record. */
    public String kind;

    @Column(name = "record_id")
    public long recordId;

    /** The record's key when it was proposed. */
    public String slug;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "carrier_id")
    public Organisation carrier;

    /** {@code update} or {@code delete}. */
    public String action;

    /** The version of the record that the carrier had before it. */
    @Column(name = "base_version")
    public int baseVersion;

    /** The record's form in that version. */
    @JdbcTypeCode(SqlTypes.JSON)
    public String base;

    /** The record's form as it should become; null where it should be deleted. */
    @JdbcTypeCode(SqlTypes.JSON)
    public String proposed;

    @Enumerated(EnumType.STRING)
    public State state = State.OPEN;

    /** Who proposed it last: the subject of a token. */
    public String author;

    /** What the editor said to it. */
    public String comment;

    @Column(name = "decided_by")
    public String decidedBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Column(name = "decided_at")
    public Instant decidedAt;

    /** The proposal about this record that nobody has decided on yet. */
    static Optional<Proposal> open(String kind, long record) {
        return find("kind = ?1 and recordId = ?2 and state = ?3", kind, record, State.OPEN).firstResultOptional();
    }
}
