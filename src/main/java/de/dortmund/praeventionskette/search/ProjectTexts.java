package de.dortmund.praeventionskette.search;

import de.dortmund.praeventionskette.project.Project;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Distance;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Ref;
import de.dortmund.praeventionskette.record.References;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says of the projects on a page how a search found them, and where in their texts. */
public final class ProjectTexts {

    private static final List<String> NAMED = List.of("actionAreas", "targetGroups", "topics", "places");

    private ProjectTexts() {}

    /** The reasons of the filters, and that of the search. */
    public static Matches explained(SearchQuery query, List<? extends CatalogueRecord> projects, Matches filters) {
        References references = References.of(Kind.PROJECT, projects);
        Map<Long, Map<String, String>> texts = new HashMap<>();
        projects.forEach(project -> texts.put(project.id, texts((Project) project, references)));
        Highlights highlights =
                Highlights.of(query,
                        texts.values().stream().map(Map::values).flatMap(Collection::stream).filter(Objects::nonNull).toList());
        Map<Long, Manner> manners = Ranking.manners(query, projects.stream().map(project -> project.id).toList());
        return new Matches() {
            @Override
            public Map<String, String> of(CatalogueRecord project) {
                Map<String, String> reasons = new LinkedHashMap<>();
                reasons.put("q", manners.getOrDefault(project.id, Manner.SIMILAR).code);
                Map<String, String> others = filters.of(project);
                reasons.putAll(others == null ? Map.of() : others);
                return reasons;
            }

            @Override
            public Distance distance(CatalogueRecord project) {
                return filters.distance(project);
            }

            @Override
            public List<Highlight> highlights(CatalogueRecord project) {
                return highlights.in(texts.get(project.id));
            }
        };
    }

    private static Map<String, String> texts(Project project, References references) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", project.title);
        texts.put("subtitle", project.subtitle);
        texts.put("summary", project.summary);
        texts.put("goal", project.goal);
        texts.put("description", project.description);
        for (String relation : NAMED) {
            List<Ref> refs = references.list(project, relation);
            for (int i = 0; i < refs.size(); i++) {
                texts.put(relation + "/" + i + "/name", refs.get(i).name());
            }
        }
        return texts;
    }
}
