import de.dortmund.praeventionskette.client.ApiClient;
import de.dortmund.praeventionskette.client.ApiException;
import de.dortmund.praeventionskette.client.ApiResponse;
import de.dortmund.praeventionskette.client.api.FrontDoorApi;
import de.dortmund.praeventionskette.client.api.ProjectsApi;
import de.dortmund.praeventionskette.client.api.ProjectsApi.APICreateProjectRequest;
import de.dortmund.praeventionskette.client.api.ProjectsApi.APIDeleteProjectRequest;
import de.dortmund.praeventionskette.client.api.ProjectsApi.APIGetProjectRequest;
import de.dortmund.praeventionskette.client.api.ProjectsApi.APIListProjectsRequest;
import de.dortmund.praeventionskette.client.api.ProjectsApi.APIPatchProjectRequest;
import de.dortmund.praeventionskette.client.model.Basis;
import de.dortmund.praeventionskette.client.model.FacetCount;
import de.dortmund.praeventionskette.client.model.FrontDoor;
import de.dortmund.praeventionskette.client.model.Problem;
import de.dortmund.praeventionskette.client.model.Project;
import de.dortmund.praeventionskette.client.model.ProjectInput;
import de.dortmund.praeventionskette.client.model.ProjectKind;
import de.dortmund.praeventionskette.client.model.ProjectPage;
import de.dortmund.praeventionskette.client.model.ProjectPatch;
import de.dortmund.praeventionskette.client.model.ProjectStatus;
import de.dortmund.praeventionskette.client.model.ReferenceInput;
import de.dortmund.praeventionskette.client.model.ReferenceWithBasis;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a developer does with the client that openapi-generator makes of openapi/openapi.yaml: every step prints what it found and fails when
 * that is not so. GeneratedClientsIT runs it against the service with its seed: {@code Tour ADDRESS TOKEN}.
 */
public final class Tour {

    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d+)");

    private final ApiClient client;
    private final ProjectsApi projects;

    private Tour(ApiClient client) {
        this.client = client;
        this.projects = new ProjectsApi(client);
    }

    public static void main(String[] args) throws Exception {
        Tour reader = new Tour(client(args[0]));
        reader.pagesToTheEnd(reader.frontDoor());
        reader.filteredList();
        reader.sameAnswerAgain();
        reader.problem();
        // an API takes its settings over when it is made
        new Tour(client(args[0]).setRequestInterceptor(request -> request.header("Authorization", "Bearer " + args[1]))).write();
    }

    private static ApiClient client(String address) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(address);
        return client;
    }

    private long frontDoor() throws ApiException {
        FrontDoor door = new FrontDoorApi(client).getFrontDoor(FrontDoorApi.APIGetFrontDoorRequest.newBuilder().build());
        long count = door.getCounts().get("projects");
        say("front door", door.getName() + ", " + count + " projects, " + door.getLinks().get("projects"));
        check(count > 40 && door.getRevision().getNumber() > 0 && "dl-de/zero-2-0".equals(door.getLicence()));
        return count;
    }

    private void filteredList() throws ApiException {
        ProjectPage page = projects.listProjects(
                APIListProjectsRequest.newBuilder().age(List.of("2")).facets(List.of("topic", "status")).size(5).build());
        List<FacetCount> topics = page.getFacets().get("topic");
        Project first = page.getItems().get(0);
        say("age 2", page.getPage().getTotalItems() + " projects; " + first.getTitle() + " (" + first.getMatch() + "); "
                + topics.get(0).getName() + " " + topics.get(0).getCount());
        check(page.getPage().getTotalItems() == 19 && page.getItems().size() == 5 && first.getMatch().containsKey("age"));
        check(first.getStatus() != null && topics.stream().anyMatch(topic -> topic.getCount() > 0));
    }

    private void pagesToTheEnd(long all) throws ApiException {
        Set<String> slugs = new LinkedHashSet<>();
        int pages = 0;
        for (Integer number = 1; number != null;) {
            ProjectPage page = projects.listProjects(APIListProjectsRequest.newBuilder().page(number).fields(List.of("slug")).build());
            page.getItems().forEach(project -> slugs.add(project.getSlug()));
            pages++;
            number = pageOf(page.getLinks().getNext());
        }
        say("pages", slugs.size() + " projects on " + pages + " pages");
        check(slugs.size() == all && pages == (all + 19) / 20);
    }

    /** The page that a link leads to; null where there is none. */
    private static Integer pageOf(String link) {
        Matcher page = PAGE.matcher(String.valueOf(link));
        return page.find() ? Integer.valueOf(page.group(1)) : null;
    }

    private void sameAnswerAgain() throws ApiException {
        ApiResponse<Project> first = projects.getProjectWithHttpInfo(APIGetProjectRequest.newBuilder().slug("windel-cafe-b3").build());
        String etag = etag(first);
        ApiException known = failure(
                () -> projects.getProject(APIGetProjectRequest.newBuilder().slug("windel-cafe-b3").ifNoneMatch(etag).build()));
        say("again", known.getCode() + " for " + etag);
        check(known.getCode() == 304 && first.getData().getAgeToMonths() == 36 && first.getData().getAgeBasis() == Basis.STATED);
    }

    private void problem() throws Exception {
        ApiException refused = failure(() -> projects.listProjects(APIListProjectsRequest.newBuilder().size(500).build()));
        Problem problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        say("problem", refused.getCode() + " " + problem.getTitle() + ": " + problem.getErrors().get(0).getParameter());
        check(refused.getCode() == 400 && problem.getStatus() == 400 && problem.getType().endsWith("/problems/invalid-parameter"));
        check("size".equals(problem.getErrors().get(0).getParameter()) && "out-of-range".equals(problem.getErrors().get(0).getCode()));
    }

    private void write() throws ApiException {
        ProjectInput input = new ProjectInput().kind(ProjectKind.OFFER).title("Vorlesen im Park (Java)").status(ProjectStatus.RUNNING)
                .topics(List.of(new ReferenceInput("sprache")))
                .actionAreas(List.of(new ReferenceInput(new ReferenceWithBasis().slug("nette").basis(Basis.STATED)))).costs("5 Euro");
        ApiResponse<Project> created = projects.createProjectWithHttpInfo(APICreateProjectRequest.newBuilder().projectInput(input).build());
        String slug = created.getData().getSlug();
        check(created.getStatusCode() == 201 && "Nette".equals(created.getData().getActionAreas().get(0).getName()));
        ApiException unconditional = failure(() -> projects.patchProject(
                APIPatchProjectRequest.newBuilder().slug(slug).projectPatch(new ProjectPatch().costs("kostenlos")).build()));
        check(unconditional.getCode() == 428);
        ApiResponse<Project> patched = projects.patchProjectWithHttpInfo(APIPatchProjectRequest.newBuilder().slug(slug)
                .ifMatch(etag(created)).projectPatch(new ProjectPatch().costs("kostenlos")).build());
        check("kostenlos".equals(patched.getData().getCosts()) && patched.getData().getVersion() == 2);
        // null takes a value away; what is not set is not touched
        ApiResponse<Project> emptied = projects.patchProjectWithHttpInfo(APIPatchProjectRequest.newBuilder().slug(slug)
                .ifMatch(etag(patched)).projectPatch(new ProjectPatch().costs(null)).build());
        check(emptied.getData().getCosts() == null && emptied.getData().getTitle().startsWith("Vorlesen"));
        projects.deleteProject(APIDeleteProjectRequest.newBuilder().slug(slug).ifMatch(etag(emptied)).build());
        ApiException gone = failure(() -> projects.getProject(APIGetProjectRequest.newBuilder().slug(slug).build()));
        check(gone.getCode() == 410);
        say("write", slug + " created, changed twice and deleted");
    }

    private static String etag(ApiResponse<?> answer) {
        return answer.getHeaders().get("etag").get(0);
    }

    /** A call that is answered with anything but 2xx. */
    private interface Call {
        void make() throws ApiException;
    }

    private static ApiException failure(Call call) {
        try {
            call.make();
        } catch (ApiException answer) {
            return answer;
        }
        throw new IllegalStateException("it was answered");
    }

    private static void say(String step, String found) {
        System.out.println(step + ": " + found);
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("it is not as it should be");
        }
    }
}
