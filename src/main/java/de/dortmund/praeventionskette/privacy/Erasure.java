package de.dortmund.praeventionskette.privacy;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The fact that a person was erased (Löschung), without the person: which contacts, when, by whom, and keyed hashes of the values. */
@Entity
@Table(name = "erasure")
public class Erasure extends PanacheEntityBase {

    @Id
    public UUID id;

    /** The slugs of the contacts that held the person's data, today's and former ones; that of the request first; none that tells who. */
    @Column(columnDefinition = "text[]")
    public String[] contacts;

    @Column(name = "erased_at")
    public Instant erasedAt;

    /** Who erased: the subject of a token. */
    @Column(name = "erased_by")
    public String erasedBy;

    /** Which key the hashes were made with. */
    @Column(name = "key_id")
    public String keyId;

    @Column(columnDefinition = "text[]")
    public String[] hashes;

    /** All, the oldest first. */
    static List<Erasure> inOrder() {
        return list("order by erasedAt, id");
    }

    /** Those with one of these hashes. */
    static List<Erasure> withAny(Collection<String> hashes) {
        return natively("select * from erasure where hashes && string_to_array(:some, ',')", hashes);
    }

    /** Those of one of these contacts, the newest first. */
    static List<Erasure> ofAny(Collection<String> contacts) {
        return natively("select * from erasure where contacts && string_to_array(:some, ',') order by erased_at desc, id", contacts);
    }

    @SuppressWarnings("unchecked")
    private static List<Erasure> natively(String sql, Collection<String> some) {
        return some.isEmpty() ? List.of()
                : Panache.getEntityManager().createNativeQuery(sql, Erasure.class).setParameter("some", String.join(",", some))
                        .getResultList();
    }

    Set<String> hashSet() {
        return Set.of(hashes);
    }
}
