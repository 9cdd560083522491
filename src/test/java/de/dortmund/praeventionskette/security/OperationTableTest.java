package de.dortmund.praeventionskette.security;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may do what: every operation of the contract, for everybody, on every sort of record, over HTTP. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class OperationTableTest {

    /**
     * The sort of record: {@code own} is carrier A's and published, {@code waiting} is A's and submitted, {@code foreign} the city's,
     * {@code missing} not there, {@code -} where the operation is not about one record. The callers: nobody in particular, carrier A, carrier
     * B, an editor, an admin, an editor of another realm.
     */
    private static final String TABLE = """
            operations                                                                | record  | nobody  A   B editor admin other
            getFrontDoor getExports getExport search suggest getDataQuality           | -       |    200 200 200    200   200   401
            getCatalogueSnapshot listChanges streamChanges                            | -       |    200 200 200    200   200   401
            getDcat getDcatTurtle                                                     | -       |    200 200 200    200   200   401
            getChain getChainTable getChainPicture getChainGaps getChainPriorities    | -       |    200 200 200    200   200   401
            listProjects listContacts listPlaces listOrganisations listActionAreas    | -       |    200 200 200    200   200   401
            listFundingProgrammes listFundings listTargetGroups listLifePhases        | -       |    200 200 200    200   200   401
            listTopics listActionPriorities listSources                               | -       |    200 200 200    200   200   401
            getHsds listHsdsServices listHsdsOrganizations                            | -       |    200 200 200    200   200   401
            listHsdsServiceAtLocations listHsdsTaxonomies listHsdsTaxonomyTerms       | -       |    200 200 200    200   200   401
            getHsdsService getHsdsOrganization getHsdsServiceAtLocation               | foreign |    200 200 200    200   200   401
            getHsdsTaxonomy getHsdsTaxonomyTerm                                       | foreign |    200 200 200    200   200   401
            getHsdsService getHsdsOrganization getHsdsServiceAtLocation               | missing |    404 404 404    404   404   401
            getHsdsTaxonomy getHsdsTaxonomyTerm                                       | missing |    404 404 404    404   404   401
            listActionAreaProjects listFundingProgrammeProjects                       | foreign |    200 200 200    200   200   401
            listFundingProgrammeFundings                                              | foreign |    200 200 200    200   200   401
            listActionAreaProjects listFundingProgrammeProjects                       | missing |    404 404 404    404   404   401
            listFundingProgrammeFundings                                              | missing |    404 404 404    404   404   401
            listOrganisationProjects                                                  | own     |    200 200 200    200   200   401
            listOrganisationProjects                                                  | foreign |    200 200 200    200   200   401
            listOrganisationProjects                                                  | missing |    404 404 404    404   404   401

            getProject getContact getPlace                                            | own     |    200 200 200    200   200   401
            getProject getContact getPlace                                            | waiting |    404 200 404    200   200   401
            getProject getContact getPlace                                            | foreign |    200 200 200    200   200   401
            getProject getContact getPlace                                            | missing |    404 404 404    404   404   401
            createProject createContact createPlace                                   | -       |    401 201 201    201   201   401
            putProject putContact putPlace                                            | own     |    401 202 403    200   200   401
            putProject putContact putPlace                                            | waiting |    401 200 403    200   200   401
            putProject putContact putPlace                                            | foreign |    401 403 403    200   200   401
            putProject putContact putPlace                                            | missing |    401 201 201    201   201   401
            patchProject patchContact patchPlace                                      | own     |    401 202 403    200   200   401
            patchProject patchContact patchPlace                                      | waiting |    401 200 404    200   200   401
            patchProject patchContact patchPlace                                      | foreign |    401 403 403    200   200   401
            patchProject patchContact patchPlace                                      | missing |    401 404 404    404   404   401
            deleteProject deleteContact deletePlace                                   | own     |    401 202 403    204   204   401
            deleteProject deleteContact deletePlace                                   | waiting |    401 204 404    204   204   401
            deleteProject deleteContact deletePlace                                   | foreign |    401 403 403    204   204   401
            deleteProject deleteContact deletePlace                                   | missing |    401 404 404    404   404   401
            confirmProject                                                            | own     |    401 200 403    200   200   401
            confirmProject                                                            | waiting |    401 200 404    200   200   401
            confirmProject                                                            | foreign |    401 403 403    200   200   401
            confirmProject                                                            | missing |    401 404 404    404   404   401

            getOrganisation                                                           | own     |    200 200 200    200   200   401
            getOrganisation                                                           | foreign |    200 200 200    200   200   401
            getOrganisation                                                           | missing |    404 404 404    404   404   401
            putOrganisation patchOrganisation                                         | own     |    401 202 403    200   200   401
            putOrganisation patchOrganisation                                         | foreign |    401 403 403    200   200   401
            putOrganisation                                                           | missing |    401 403 403    201   201   401
            patchOrganisation                                                         | missing |    401 404 404    404   404   401
            deleteOrganisation                                                        | own     |    401 403 403    204   204   401

            getActionArea getFundingProgramme getFunding getTargetGroup getLifePhase  | foreign |    200 200 200    200   200   401
            getTopic getActionPriority getSource                                      | foreign |    200 200 200    200   200   401
            getActionArea getFundingProgramme getFunding getTargetGroup getLifePhase  | missing |    404 404 404    404   404   401
            getTopic getActionPriority getSource                                      | missing |    404 404 404    404   404   401
            createActionArea createFundingProgramme createFunding createTargetGroup   | -       |    401 403 403    201   201   401
            createLifePhase createTopic createActionPriority createSource             | -       |    401 403 403    201   201   401
            createOrganisation                                                        | -       |    401 403 403    201   201   401
            putActionArea putFundingProgramme putFunding putTargetGroup putLifePhase  | foreign |    401 403 403    200   200   401
            putTopic putActionPriority putSource                                      | foreign |    401 403 403    200   200   401
            putActionArea putFundingProgramme putFunding putTargetGroup putLifePhase  | missing |    401 403 403    201   201   401
            putTopic putActionPriority putSource                                      | missing |    401 403 403    201   201   401
            patchActionArea patchFundingProgramme patchFunding patchTargetGroup       | foreign |    401 403 403    200   200   401
            patchLifePhase patchTopic patchActionPriority patchSource                 | foreign |    401 403 403    200   200   401
            patchActionArea patchFundingProgramme patchFunding patchTargetGroup       | missing |    401 403 403    404   404   401
            patchLifePhase patchTopic patchActionPriority patchSource                 | missing |    401 403 403    404   404   401
            deleteActionArea deleteFundingProgramme deleteFunding deleteTargetGroup   | foreign |    401 403 403    204   204   401
            deleteLifePhase deleteTopic deleteActionPriority deleteSource             | foreign |    401 403 403    204   204   401
            deleteOrganisation                                                        | foreign |    401 403 403    204   204   401
            deleteActionArea deleteFundingProgramme deleteFunding deleteTargetGroup   | missing |    401 403 403    404   404   401
            deleteLifePhase deleteTopic deleteActionPriority deleteSource             | missing |    401 403 403    404   404   401
            deleteOrganisation                                                        | missing |    401 403 403    404   404   401

            listProjectChanges listContactChanges listPlaceChanges                    | own     |    401 200 403    200   200   401
            getProjectVersion getContactVersion getPlaceVersion                       | own     |    401 200 403    200   200   401
            restoreProjectVersion restoreContactVersion restorePlaceVersion           | own     |    401 200 403    200   200   401
            listProjectChanges listContactChanges listPlaceChanges                    | waiting |    401 200 404    200   200   401
            getProjectVersion getContactVersion getPlaceVersion                       | waiting |    401 200 404    200   200   401
            restoreProjectVersion restoreContactVersion restorePlaceVersion           | waiting |    401 200 404    200   200   401
            listProjectChanges listContactChanges listPlaceChanges                    | foreign |    401 403 403    200   200   401
            getProjectVersion getContactVersion getPlaceVersion                       | foreign |    401 403 403    200   200   401
            restoreProjectVersion restoreContactVersion restorePlaceVersion           | foreign |    401 403 403    200   200   401
            listProjectChanges listContactChanges listPlaceChanges                    | missing |    401 404 404    404   404   401
            getProjectVersion getContactVersion getPlaceVersion                       | missing |    401 404 404    404   404   401
            restoreProjectVersion restoreContactVersion restorePlaceVersion           | missing |    401 404 404    404   404   401
            listOrganisationChanges getOrganisationVersion restoreOrganisationVersion | own     |    401 200 403    200   200   401
            listOrganisationChanges getOrganisationVersion restoreOrganisationVersion | foreign |    401 403 403    200   200   401
            listOrganisationChanges getOrganisationVersion restoreOrganisationVersion | missing |    401 404 404    404   404   401
            listActionAreaChanges listFundingProgrammeChanges                         | foreign |    401 403 403    200   200   401
            getActionAreaVersion getFundingProgrammeVersion                           | foreign |    401 403 403    200   200   401
            restoreActionAreaVersion restoreFundingProgrammeVersion                   | foreign |    401 403 403    200   200   401
            listFundingChanges listTargetGroupChanges listLifePhaseChanges            | foreign |    401 403 403    200   200   401
            getFundingVersion getTargetGroupVersion getLifePhaseVersion               | foreign |    401 403 403    200   200   401
            restoreFundingVersion restoreTargetGroupVersion restoreLifePhaseVersion   | foreign |    401 403 403    200   200   401
            listTopicChanges listActionPriorityChanges listSourceChanges              | foreign |    401 403 403    200   200   401
            getTopicVersion getActionPriorityVersion getSourceVersion                 | foreign |    401 403 403    200   200   401
            restoreTopicVersion restoreActionPriorityVersion restoreSourceVersion     | foreign |    401 403 403    200   200   401
            listActionAreaChanges listFundingProgrammeChanges                         | missing |    401 403 403    404   404   401
            getActionAreaVersion getFundingProgrammeVersion                           | missing |    401 403 403    404   404   401
            restoreActionAreaVersion restoreFundingProgrammeVersion                   | missing |    401 403 403    404   404   401
            listFundingChanges listTargetGroupChanges listLifePhaseChanges            | missing |    401 403 403    404   404   401
            getFundingVersion getTargetGroupVersion getLifePhaseVersion               | missing |    401 403 403    404   404   401
            restoreFundingVersion restoreTargetGroupVersion restoreLifePhaseVersion   | missing |    401 403 403    404   404   401
            listTopicChanges listActionPriorityChanges listSourceChanges              | missing |    401 403 403    404   404   401
            getTopicVersion getActionPriorityVersion getSourceVersion                 | missing |    401 403 403    404   404   401
            restoreTopicVersion restoreActionPriorityVersion restoreSourceVersion     | missing |    401 403 403    404   404   401

            eraseContact getContactDisclosure                                         | own     |    401 403 403    403   200   401
            eraseContact getContactDisclosure                                         | waiting |    401 403 403    403   200   401
            eraseContact getContactDisclosure                                         | foreign |    401 403 403    403   200   401
            eraseContact getContactDisclosure                                         | missing |    401 403 403    403   404   401
            getErasures takeErasures                                                  | -       |    401 403 403    403   200   401

            listProposals                                                             | -       |    401 200 200    200   200   401
            getProposal                                                               | own     |    401 200 404    200   200   401
            getProposal                                                               | missing |    401 404 404    404   404   401
            acceptProposal rejectProposal                                             | own     |    401 403 403    200   200   401
            acceptProposal rejectProposal                                             | missing |    401 403 403    404   404   401
            withdrawProposal                                                          | own     |    401 200 404    403   403   401
            withdrawProposal                                                          | missing |    401 404 404    403   403   401

            getImportTemplate                                                         | -       |    200 200 200    200   200   401
            createImport                                                              | -       |    401 201 201    201   201   401
            getImport listImportRows                                                  | own     |    401 200 404    200   200   401
            getImport listImportRows                                                  | missing |    401 404 404    404   404   401
            runImport                                                                 | own     |    401 200 404    403   403   401
            runImport                                                                 | missing |    401 404 404    404   404   401
            acceptImportProposals                                                     | own     |    401 403 403    200   200   401
            acceptImportProposals                                                     | missing |    401 403 403    404   404   401
            """;

    /** Which sorts of records an operation on one record is tried with, by the first words of its id; "own" only what has carriers. */
    private static final Set<String> OF_CARRIERS = Set.of("projects", "contacts", "places", "organisations", "proposals", "imports");

    private record Row(String operation, String record, List<Integer> expected) {}

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        TABLE.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            String[] columns = line.split("\\|");
            List<Integer> expected = List.of(columns[2].strip().split(" +")).stream().map(Integer::valueOf).toList();
            assertEquals(AnyCaller.values().length, expected.size(), line);
            for (String operation : columns[0].strip().split(" +")) {
                rows.add(new Row(operation, columns[1].strip(), expected));
            }
        });
        return rows;
    }

    @Test
    void the_table_has_every_operation_of_the_contract_with_every_sort_of_record() throws IOException {
        TreeMap<String, TreeSet<String>> needed = new TreeMap<>();
        contract().forEach(operation -> needed.put(operation.id(), sorts(operation)));
        TreeMap<String, TreeSet<String>> there = new TreeMap<>();
        rows().forEach(row -> assertEquals(true,
                there.computeIfAbsent(row.operation, operation -> new TreeSet<>()).add(row.record), row + " stands twice"));
        there.values().forEach(sorts -> sorts.remove("waiting"));
        assertEquals(needed, there);
    }

    /** A proposal and an import always are a carrier's: to everybody else it is foreign, which column B says. */
    private static TreeSet<String> sorts(AnyOperation operation) {
        if (!operation.path().matches(".*\\{(slug|id)}.*")) {
            return new TreeSet<>(Set.of("-"));
        }
        TreeSet<String> sorts = new TreeSet<>(Set.of("missing"));
        if (!Set.of("proposals", "imports").contains(operation.resource())) {
            sorts.add("foreign");
        }
        if (OF_CARRIERS.contains(operation.resource())) {
            sorts.add("own");
        }
        return sorts;
    }

    @Test
    void everybody_may_do_what_the_table_says_and_nothing_else() throws IOException {
        TreeMap<String, AnyOperation> operations = new TreeMap<>();
        contract().forEach(operation -> operations.put(operation.id(), operation));
        AnyRecord records = new AnyRecord(operations);
        List<String> wrong = new ArrayList<>();
        for (Row row : rows()) {
            if (!operations.get(row.operation).method().equals("get")) {
                records.makeAnew();
            }
            for (AnyCaller caller : AnyCaller.values()) {
                int expected = row.expected.get(caller.ordinal());
                var answer = records.send(operations.get(row.operation), caller, row.record);
                if (answer.statusCode() != expected) {
                    wrong.add("%s %s %s: %d, not %d: %s".formatted(row.operation, row.record, caller, answer.statusCode(), expected,
                            answer.path("detail")));
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertEquals(200, given().get("/api/v1/projects/windel-cafe-b3").statusCode());
    }

    private static List<AnyOperation> contract() throws IOException {
        List<AnyOperation> operations = new ArrayList<>();
        JsonNode document = new YAMLMapper().readTree(Path.of("openapi/openapi.yaml").toFile());
        document.get("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> operations.add(new AnyOperation(path.getKey(), method.getKey(), method.getValue()))));
        return operations;
    }
}
