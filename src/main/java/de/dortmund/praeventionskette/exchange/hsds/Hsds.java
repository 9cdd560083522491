package de.dortmund.praeventionskette.exchange.hsds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The classes of the Human Services Data Specification (HSDS 3.1, Open Referral) with the fields that the catalogue can fill, in the order
 * of the specification. What the catalogue does not state is absent. Where each field comes from: docs/HSDS.md.
 */
public final class Hsds {

    private Hsds() {}

    /** What somebody offers: a project of the catalogue. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsService", description = "HSDS: what somebody offers, a project of the catalogue")
    public record Service(
            @Schema(description = "UUID version 5 of `projects/` and the slug") UUID id,
            UUID organizationId,
            String name,
            String alternateName,
            String description,
            String url,
            List<Url> additionalUrls,
            @Schema(enumeration = {
                    "active", "inactive", "defunct", "temporarily closed"}) String status,
            String applicationProcess,
            String feesDescription,
            @Schema(description = "As `fees_description`, for readers of the UK profile") String fees,
            String eligibilityDescription,
            @Schema(description = "In years; before birth is 0") BigDecimal minimumAge,
            @Schema(description = "In years: whoever is so old may still come") BigDecimal maximumAge,
            @Schema(description = "The day on which somebody last confirmed the record") String assuredDate,
            Instant lastModified,
            List<Schedule> schedules,
            List<ServiceArea> serviceAreas,
            List<ServiceAtLocation> serviceAtLocations,
            List<Language> languages,
            @Schema(description = "The carrier, else the lead of the programme (then an attribute says so)") Organization organization,
            List<Funding> funding,
            List<Contact> contacts,
            List<Attribute> attributes){
    }

    /** Who is responsible: an organisation of the catalogue. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsOrganization", description = "HSDS: who is responsible, an organisation of the catalogue")
    public record Organization(
            @Schema(description = "UUID version 5 of `organisations/` and the slug") UUID id,
            String name,
            String description,
            String website,
            String uri,
            UUID parentOrganizationId,
            List<Contact> contacts,
            List<Location> locations,
            List<Attribute> attributes,
            @Schema(description = "The first 20; `/services?organization_id=` has all") List<Service> services) {}

    /** That a service happens at a location. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsServiceAtLocation", description = "HSDS: that a service happens at a location")
    public record ServiceAtLocation(
            @Schema(description = "UUID version 5 of `service_at_locations/`, the project's slug, `/` and the place's slug") UUID id,
            @Schema(description = "The service's: the specification's OpenAPI asks for it") String name,
            @Schema(description = "The service's: the specification's OpenAPI asks for it") String status,
            UUID serviceId,
            UUID locationId,
            Location location,
            Service service) {}

    /** Where a service happens: a place of the catalogue; of an organisation its postal address. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsLocation", description = "HSDS: where a service happens, or where an organisation gets its post")
    public record Location(
            UUID id,
            @Schema(enumeration = {
                    "physical", "postal", "virtual"}) String locationType,
            UUID organizationId,
            String name,
            String description,
            Double latitude,
            Double longitude,
            List<Address> addresses,
            List<Attribute> attributes){
    }

    /** A postal address that could be taken apart. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsAddress", description = "HSDS: a postal address")
    public record Address(
            UUID id,
            UUID locationId,
            @JsonProperty("address_1") String street,
            String city,
            String stateProvince,
            String postalCode,
            String country,
            @Schema(enumeration = {"physical", "postal", "virtual"}) String addressType){}

    /** Whom to ask. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsContact", description = "HSDS: whom to ask")
    public record Contact(
            UUID id,
            @Schema(description = "The person, where everybody may see the name") String name,
            @Schema(description = "What the contact is there for") String title,
            @Schema(description = "The office") String department,
            String email,
            List<Phone> phones) {}

    /** A telephone number. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsPhone", description = "HSDS: a telephone number")
    public record Phone(
            UUID id,
            UUID contactId,
            @Schema(description = "E.164") String number,
            @Schema(description = "As printed, and the areas that it serves") String description) {}

    /** When a service is open, in words. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsSchedule", description = "HSDS: when a service is open; the catalogue has it in words")
    public record Schedule(UUID id, UUID serviceId, String validFrom, String validTo, String description) {}

    /** Where a service is offered: an action area, or the whole city. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsServiceArea", description = "HSDS: where a service is offered, an action area or the whole city")
    public record ServiceArea(
            UUID id,
            UUID serviceId,
            String name,
            String description,
            @Schema(description = "The boundary as GeoJSON, where it is drawn") String extent,
            String extentType,
            String uri,
            List<Attribute> attributes) {}

    /** A language that is spoken. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsLanguage", description = "HSDS: a language that is spoken")
    public record Language(UUID id, UUID serviceId, String name, String code, String note) {}

    /** Where the money comes from: the programme that a project stands under. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsFunding", description = "HSDS: the programme that a service stands under")
    public record Funding(UUID id, UUID serviceId, String source) {}

    /** One more web address. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsUrl", description = "HSDS: one more web address")
    public record Url(UUID id, String label, String url) {}

    /** A term that something is described by, or a fact for which the specification has no field. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsAttribute", description = "HSDS: a term of a taxonomy, or a fact for which the specification has no field")
    public record Attribute(
            UUID id,
            @Schema(description = "What it describes") UUID linkId,
            UUID taxonomyTermId,
            @Schema(description = "What it says: `topic`, `target_group`, `organization_basis` …; docs/HSDS.md has all") String linkType,
            @Schema(description = "The class of what it describes") String linkEntity,
            @Schema(description = "Of a term how the catalogue knows it (`stated`, `implied`, `derived`, `ambiguous`), else the"
                    + " fact") String value,
            TaxonomyTerm taxonomyTerm,
            String label) {}

    /** A vocabulary of the catalogue. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsTaxonomy", description = "HSDS: a vocabulary of the catalogue")
    public record Taxonomy(UUID id, String name, String description, String uri) {}

    /** A term of a vocabulary. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "HsdsTaxonomyTerm", description = "HSDS: a term of a vocabulary")
    public record TaxonomyTerm(
            UUID id,
            @Schema(description = "The key in the catalogue") String code,
            String name,
            String description,
            UUID parentId,
            String taxonomy,
            Taxonomy taxonomyDetail,
            String language,
            UUID taxonomyId,
            String termUri) {}

    /** What the interface says about itself. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "HsdsAbout", description = "HSDS: which version and profile of the specification this is")
    public record About(
            @Schema(description = "The version of the specification") String version,
            @Schema(description = "What the profile is described by: the specification itself, this is none of its own") String profile,
            @Schema(description = "The OpenAPI document of this service") String openapiUrl) {}
}
