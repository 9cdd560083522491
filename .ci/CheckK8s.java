import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Checks rendered manifests for what an operator relies on: nothing dangling, nothing secret, nothing privileged, nothing of /q in public. */
class CheckK8s {
    private static final Map<String, String> EXPECTED = Map.of("ServiceAccount", "v1", "ConfigMap", "v1", "Service", "v1", "Deployment",
            "apps/v1", "Ingress",
            "networking.k8s.io/v1", "NetworkPolicy", "networking.k8s.io/v1", "HorizontalPodAutoscaler", "autoscaling/v2",
            "PodDisruptionBudget", "policy/v1");
    private static final int POSTGRES_CONNECTIONS = 97;

    private final YAMLMapper yaml = new YAMLMapper();
    private final Map<String, JsonNode> objects = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final boolean production;

    private CheckK8s(File rendered) throws Exception {
        production = rendered.getName().startsWith("production");
        try (var documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(rendered)) {
            while (documents.hasNext()) {
                var object = documents.next();
                var kind = object.at("/kind").asText();
                expect(object.at("/apiVersion").asText().equals(EXPECTED.get(kind)),
                        "unexpected " + object.at("/apiVersion").asText() + " " + kind);
                expect(objects.put(kind, object) == null, "a second " + kind);
            }
        }
        expect(objects.keySet().equals(EXPECTED.keySet()), "the kinds are " + objects.keySet());
    }

    public static void main(String[] args) throws Exception {
        var check = new CheckK8s(new File(args[0]));
        if (check.faults.isEmpty()) {
            check.selectors();
            check.pod();
            check.scaling();
            check.addresses();
            check.secrets();
        }
        check.faults.forEach(fault -> System.err.println("check-k8s: FAILED: " + (check.production ? "production: " : "base: ") + fault));
        if (!check.faults.isEmpty()) System.exit(1);
        System.out.println("check-k8s: " + (check.production ? "k8s/overlays/production" : "k8s/base") + " passed, " + check.objects.size()
                + " objects");
    }

    private void selectors() {
        var labels = at("Deployment", "/spec/template/metadata/labels");
        expect(!labels.isMissingNode() && !labels.isEmpty(), "pods without labels");
        for (var selector : List.of(at("Deployment", "/spec/selector/matchLabels"), at("Service", "/spec/selector"),
                at("NetworkPolicy", "/spec/podSelector/matchLabels"),
                at("PodDisruptionBudget", "/spec/selector/matchLabels"),
                at("Deployment", "/spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels"),
                at("Deployment", "/spec/template/spec/topologySpreadConstraints/1/labelSelector/matchLabels"))) {
            expect(selector.equals(labels), "a selector " + selector + " that does not fit the pods' labels " + labels);
        }
        var service = at("Service", "/metadata/name").asText();
        expect(at("Service", "/spec/ports/0/targetPort").asText()
                .equals(at("Deployment", "/spec/template/spec/containers/0/ports/0/name").asText()),
                "the service's target port is none of the container's");
        for (var path : at("Ingress", "/spec/rules/0/http/paths")) {
            expect(path.at("/backend/service/name").asText().equals(service)
                    && path.at("/backend/service/port/name").asText().equals(at("Service", "/spec/ports/0/name").asText()),
                    path.at("/path") + " leads to no service");
        }
        expect(at("HorizontalPodAutoscaler", "/spec/scaleTargetRef/name").equals(at("Deployment", "/metadata/name")),
                "the autoscaler scales something else");
    }

    private void pod() throws Exception {
        var pod = at("Deployment", "/spec/template/spec");
        var container = pod.at("/containers/0");
        expect(pod.at("/containers").size() == 1, "one container");
        expect(pod.at("/securityContext/runAsNonRoot").asBoolean(), "runAsNonRoot");
        expect(pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"), "seccompProfile RuntimeDefault");
        var user = found(Path.of("Dockerfile"), "(?m)^USER (\\d+):");
        expect(pod.at("/securityContext/runAsUser").asText().equals(user), "the user is another one than the Dockerfile's " + user);
        expect(pod.at("/automountServiceAccountToken").asText().equals("false"), "no token in the pod");
        expect(at("ServiceAccount", "/automountServiceAccountToken").asText().equals("false"), "no token by the service account");
        expect(pod.at("/serviceAccountName").equals(at("ServiceAccount", "/metadata/name")), "the service account is another one");
        expect(container.at("/securityContext/readOnlyRootFilesystem").asBoolean(), "readOnlyRootFilesystem");
        expect(container.at("/securityContext/allowPrivilegeEscalation").asText().equals("false"), "allowPrivilegeEscalation false");
        expect(container.at("/securityContext/capabilities/drop/0").asText().equals("ALL"), "all capabilities dropped");
        expect(container.at("/volumeMounts").size() == 1 && container.at("/volumeMounts/0/mountPath").asText().equals("/tmp"),
                "/tmp and nothing else is writable");
        expect(pod.at("/volumes").size() == 1 && pod.at("/volumes/0").has("emptyDir"), "/tmp is an emptyDir");
        for (var need : List.of("/requests/cpu", "/requests/memory", "/limits/memory"))
            expect(!container.at("/resources" + need).isMissingNode(), "resources" + need);
        for (var probe : Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready").entrySet()) {
            var http = container.at("/" + probe.getKey() + "/httpGet");
            expect(http.at("/path").asText().equals("/q/health/" + probe.getValue()), probe.getKey() + " asks " + http.at("/path"));
            expect(http.at("/port").equals(container.at("/ports/0/name")), probe.getKey() + " has no port of the container");
        }
        expect(container.at("/ports/0/containerPort").asText().equals(found(Path.of("Dockerfile"), "(?m)^EXPOSE (\\d+)")),
                "the port is the Dockerfile's");
        expect(pod.at("/terminationGracePeriodSeconds").asInt() >= container.at("/lifecycle/preStop/sleep/seconds").asInt() + 10,
                "time enough to stop");
        var image = container.at("/image").asText();
        expect(!production || image.matches(".+:[^:/]+") && !image.endsWith(":latest"), "a fixed version of the image, not " + image);
    }

    /** At most as many connections as a PostgreSQL has that is set up by default (100, 3 of them reserved). */
    private void scaling() throws Exception {
        int least = at("HorizontalPodAutoscaler", "/spec/minReplicas").asInt();
        int most = at("HorizontalPodAutoscaler", "/spec/maxReplicas").asInt();
        expect(least >= 2 && most >= least, "between " + least + " and " + most + " replicas");
        expect(at("Deployment", "/spec/replicas").asInt() >= 2, "two replicas");
        var settings = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(in);
        }
        int pool = Integer.parseInt(settings.getProperty("quarkus.datasource.jdbc.max-size"));
        int surge = at("Deployment", "/spec/strategy/rollingUpdate/maxSurge").asInt();
        expect((most + surge) * pool <= POSTGRES_CONNECTIONS,
                (most + surge) + " replicas x " + pool + " connections are more than " + POSTGRES_CONNECTIONS);
        expect(at("PodDisruptionBudget", "/spec/maxUnavailable").asInt() == 1, "one pod away at a time");
    }

    /** The public reaches every address of the API and none under /q. */
    private void addresses() throws Exception {
        var paths = new TreeMap<String, String>();
        for (var path : at("Ingress", "/spec/rules/0/http/paths")) paths.put(path.at("/path").asText(), path.at("/pathType").asText());
        expect(!reaches(paths, "/q/metrics") && !reaches(paths, "/q/health/live"), "/q is open to the public");
        var contract = new File("openapi/openapi.yaml");
        if (contract.isFile()) {
            yaml.readTree(contract).at("/paths").fieldNames()
                    .forEachRemaining(path -> expect(reaches(paths, path), path + " of the OpenAPI document is not in the ingress"));
        }
        var host = at("Ingress", "/spec/rules/0/host").asText();
        expect(host.equals(URI.create(at("ConfigMap", "/data/CATALOGUE_PUBLIC_URL").asText()).getHost()),
                "CATALOGUE_PUBLIC_URL is not on " + host);
        expect(!production || host.equals(at("Ingress", "/spec/tls/0/hosts/0").asText()), "TLS for " + host);
    }

    private static boolean reaches(Map<String, String> paths, String address) {
        return paths.entrySet().stream().anyMatch(path -> path.getKey().equals(address)
                || path.getValue().equals("Prefix") && (address + "/").startsWith(path.getKey().replaceFirst("/$", "") + "/"));
    }

    private void secrets() {
        at("ConfigMap", "/data").properties().forEach(setting -> {
            expect(!setting.getKey().matches(".*(PASSWORD|SECRET|TOKEN|CREDENTIAL|KEY).*"), setting.getKey() + " stands in the open");
            expect(!setting.getValue().asText().matches(".*(password=|://[^/]*@).*"), setting.getKey() + " holds a password");
        });
        var environment = at("Deployment", "/spec/template/spec/containers/0/env");
        var byName = StreamSupport.stream(environment.spliterator(), false).map(entry -> entry.at("/name").asText()).toList();
        expect(byName.containsAll(List.of("QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD", "CATALOGUE_PRIVACY_KEY")),
                "the database's user and password, and the key of the erasures");
        expect(!secretOf(environment, "CATALOGUE_PRIVACY_KEY").equals(secretOf(environment, "QUARKUS_DATASOURCE_PASSWORD")),
                "the key of the erasures lies in the database's secret");
        for (var entry : environment)
            expect(!entry.at("/valueFrom/secretKeyRef/name").asText().isEmpty(), entry.at("/name") + " is not taken from a secret");
        expect(at("Deployment", "/spec/template/spec/containers/0/envFrom/0/configMapRef/name").equals(at("ConfigMap", "/metadata/name")),
                "the settings are another ConfigMap's");
    }

    private static String secretOf(JsonNode environment, String setting) {
        return StreamSupport.stream(environment.spliterator(), false).filter(entry -> entry.at("/name").asText().equals(setting))
                .map(entry -> entry.at("/valueFrom/secretKeyRef/name").asText()).findFirst().orElse("");
    }

    private JsonNode at(String kind, String pointer) {
        return objects.get(kind).at(pointer);
    }

    private static String found(Path file, String pattern) throws Exception {
        var matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        return matcher.find() ? matcher.group(1) : "";
    }

    private void expect(boolean holds, String fault) {
        if (!holds) faults.add(fault);
    }
}
