package de.dortmund.praeventionskette.contract;

import de.dortmund.praeventionskette.area.ActionAreaResource;
import de.dortmund.praeventionskette.area.PlaceResource;
import de.dortmund.praeventionskette.chain.ChainPictureResource;
import de.dortmund.praeventionskette.chain.ChainResource;
import de.dortmund.praeventionskette.change.ChangesResource;
import de.dortmund.praeventionskette.change.ProposalResource;
import de.dortmund.praeventionskette.chain.ChainTableResource;
import de.dortmund.praeventionskette.chain.DataQualityResource;
import de.dortmund.praeventionskette.exchange.ExportsResource;
import de.dortmund.praeventionskette.exchange.ImportsResource;
import de.dortmund.praeventionskette.exchange.dcat.DcatJsonLdResource;
import de.dortmund.praeventionskette.exchange.dcat.DcatTurtleResource;
import de.dortmund.praeventionskette.exchange.hsds.HsdsOrganizationResource;
import de.dortmund.praeventionskette.exchange.hsds.HsdsResource;
import de.dortmund.praeventionskette.exchange.hsds.HsdsServiceAtLocationResource;
import de.dortmund.praeventionskette.exchange.hsds.HsdsServiceResource;
import de.dortmund.praeventionskette.exchange.hsds.HsdsTaxonomyResource;
import de.dortmund.praeventionskette.exchange.hsds.HsdsTaxonomyTermResource;
import de.dortmund.praeventionskette.frontdoor.FrontDoorResource;
import de.dortmund.praeventionskette.http.Filter;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.Paged;
import de.dortmund.praeventionskette.http.Streamed;
import de.dortmund.praeventionskette.organisation.ContactResource;
import de.dortmund.praeventionskette.organisation.OrganisationResource;
import de.dortmund.praeventionskette.privacy.ErasureResource;
import de.dortmund.praeventionskette.programme.FundingProgrammeResource;
import de.dortmund.praeventionskette.programme.FundingResource;
import de.dortmund.praeventionskette.project.ProjectResource;
import de.dortmund.praeventionskette.search.SearchResource;
import de.dortmund.praeventionskette.vocabulary.ActionPriorityResource;
import de.dortmund.praeventionskette.vocabulary.LifePhaseResource;
import de.dortmund.praeventionskette.vocabulary.SourceResource;
import de.dortmund.praeventionskette.vocabulary.TargetGroupResource;
import de.dortmund.praeventionskette.vocabulary.TopicResource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The operations of the interface by their ids, and the lists that they show. */
public final class Operations {

    /** Every class that answers under {@code /api/v1}, or as a standard wants it. */
    static final List<Class<?>> RESOURCES = List.of(
            FrontDoorResource.class,
            ProjectResource.class,
            ActionAreaResource.class,
            PlaceResource.class,
            FundingProgrammeResource.class,
            FundingResource.class,
            OrganisationResource.class,
            ContactResource.class,
            LifePhaseResource.class,
            TopicResource.class,
            TargetGroupResource.class,
            ActionPriorityResource.class,
            SourceResource.class,
            ChangesResource.class,
            ChainResource.class,
            ChainTableResource.class,
            ChainPictureResource.class,
            DataQualityResource.class,
            SearchResource.class,
            ProposalResource.class,
            ErasureResource.class,
            ExportsResource.class,
            DcatJsonLdResource.class,
            DcatTurtleResource.class,
            ImportsResource.class,
            HsdsResource.class,
            HsdsServiceResource.class,
            HsdsOrganizationResource.class,
            HsdsServiceAtLocationResource.class,
            HsdsTaxonomyResource.class,
            HsdsTaxonomyTermResource.class);

    private static final Map<String, Method> BY_ID = new LinkedHashMap<>();
    private static final Map<Type, Listing<?>> BY_VIEW = new HashMap<>();

    static {
        for (Class<?> resource : RESOURCES) {
            for (Method method : resource.getDeclaredMethods()) {
                Operation operation = method.getAnnotation(Operation.class);
                if (operation != null && !operation.hidden()) {
                    BY_ID.put(operation.operationId(), method);
                }
            }
            listing(resource).ifPresent(list -> BY_VIEW.put(viewOfList(resource), list));
        }
    }

    private Operations() {}

    /** The method behind an operation, by its id. */
    static Method method(String operationId) {
        Method method = BY_ID.get(operationId);
        if (method == null) {
            throw new IllegalStateException("the operation " + operationId + " is missing in Operations.RESOURCES");
        }
        return method;
    }

    /** The list that a method shows a page of, if it does. */
    static Optional<Listing<?>> listing(Method method) {
        return view(method.getGenericReturnType()).map(BY_VIEW::get);
    }

    /** The media type of a method's answers, without parameters. */
    static String mediaType(Method method) {
        Produces own = method.getAnnotation(Produces.class);
        String[] types = (own == null ? method.getDeclaringClass().getAnnotation(Produces.class) : own).value();
        return types[0].split(";")[0];
    }

    /** The filters that a method takes, whether or not it shows a list: those of its parameter that has the constant {@code RULES}. */
    static List<Filter> filters(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.getName().equals("RULES"))
                .flatMap(field -> ((List<?>) constant(field)).stream())
                .map(Filter.class::cast)
                .toList();
    }

    private static Object constant(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a method answers with a file to take along. */
    static boolean isExport(Method method) {
        return Streamed.class.isAssignableFrom(method.getReturnType()) || isStream(method);
    }

    /** Whether a method's answer goes on as long as somebody reads it. */
    static boolean isStream(Method method) {
        return method.getReturnType() == Multi.class;
    }

    /** What a method answers with, at once or later. */
    static Type answer(Method method) {
        Type answer = method.getGenericReturnType();
        while (answer instanceof ParameterizedType around
                && (around.getRawType() == Uni.class || around.getRawType() == RestResponse.class)) {
            answer = around.getActualTypeArguments()[0];
        }
        return answer;
    }

    /** Whether a method answers with a page. */
    static boolean isPage(Method method) {
        return view(method.getGenericReturnType()).isPresent()
                || ofStandard(method) && Paged.class.isAssignableFrom(method.getReturnType());
    }

    /** Whether a method answers as a standard wants it, and not as the catalogue's own rules do. */
    static boolean ofStandard(Method method) {
        return method.getDeclaringClass().getPackage().equals(HsdsResource.class.getPackage());
    }

    /** Whether the former key of a record leads on, and that of a deleted one says so: not where the record is no more than a part of others. */
    static boolean keepsOldKeys(Method method) {
        return !Set.of(HsdsServiceAtLocationResource.class, HsdsTaxonomyResource.class, HsdsTaxonomyTermResource.class)
                .contains(method.getDeclaringClass());
    }

    private static Optional<Type> view(Type answer) {
        return answer instanceof ParameterizedType page && page.getRawType() == Page.class
                ? Optional.of(page.getActualTypeArguments()[0])
                : Optional.empty();
    }

    private static Type viewOfList(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> method.getName().equals("list"))
                .findFirst()
                .flatMap(method -> view(method.getGenericReturnType()))
                .orElseThrow();
    }

    private static Optional<Listing<?>> listing(Class<?> resource) {
        for (Field field : resource.getDeclaredFields()) {
            if (field.getType() == Listing.class) {
                return Optional.of((Listing<?>) constant(field));
            }
        }
        return Optional.empty();
    }
}
