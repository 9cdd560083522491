package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import java.util.List;

/** What every record says of itself and the specification has no field for. */
final class Facts {

    private Facts() {}

    static void ofRecord(CatalogueRecord record, List<Ref> sources, CatalogueConfig config, Described described) {
        described.with("licence", "Lizenz", record.licence)
                .with("external_id", record.externalSystem, record.externalId);
        sources.forEach(source -> described.with("source", source.name(), config.publicUrl(Kind.SOURCE.address(source.slug()))));
    }
}
