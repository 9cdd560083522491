package de.dortmund.praeventionskette.exchange.linked;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.model.vocabulary.RDF4J;
import org.eclipse.rdf4j.repository.RepositoryException;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.eclipse.rdf4j.sail.shacl.ShaclSail;
import org.eclipse.rdf4j.sail.shacl.ShaclSailValidationException;

/** What others understand of linked data: read as a graph, and held against shapes (SHACL). */
public final class Rdf {

    /** Makes addresses and values. */
    public static final ValueFactory VALUES = SimpleValueFactory.getInstance();

    private Rdf() {}

    /** The graph that a document says. */
    public static Model read(String document, RDFFormat format) throws IOException {
        return Rio.parse(new StringReader(document), "", format);
    }

    /** What the shapes find wrong with the graph, as a report; empty where it conforms. */
    public static String violations(Model graph, String shapes) throws IOException {
        SailRepository repository = new SailRepository(new ShaclSail(new MemoryStore()));
        repository.init();
        try (SailRepositoryConnection connection = repository.getConnection();
                InputStream file = Rdf.class.getResourceAsStream("/shapes/" + shapes)) {
            connection.begin(IsolationLevels.NONE);
            connection.add(file, "", RDFFormat.TURTLE, RDF4J.SHACL_SHAPE_GRAPH);
            connection.commit();
            connection.begin();
            connection.add(graph);
            connection.commit();
            return "";
        } catch (RepositoryException refused) {
            if (refused.getCause() instanceof ShaclSailValidationException violated) {
                StringWriter report = new StringWriter();
                Rio.write(violated.validationReportAsModel(), report, RDFFormat.TURTLE);
                return report.toString();
            }
            throw refused;
        } finally {
            repository.shutDown();
        }
    }

    /** The values of a property of a thing. */
    public static Iterable<Value> values(Model graph, Resource thing, String property) {
        return graph.filter(thing, VALUES.createIRI(property), null).stream().map(Statement::getObject).toList();
    }
}
