package de.dortmund.praeventionskette.privacy;

import de.dortmund.praeventionskette.organisation.Contact;
import java.util.List;
import java.util.Set;

/**
 * How far an erasure goes, and a disclosure with it.
 *
 * @param asked the contact that was asked for: all that was ever said of it
 * @param others records that say of some time what is the person's: of them, what names the person
 * @param holding those of the others that name the person today, or were deleted; with their former slugs
 * @param earlier those that name nobody or somebody else today, or were merged into another one: their addresses
 * @param namesakes addresses of contacts with the name, in full or shortened, but with no number or mail address of the person; and
 *        of those with one of these and the same family name, but another first name
 * @param hashes the person's values
 * @param names the person's names as they are written; none where they were erased already
 * @param numbers the person's numbers and mail addresses as they are written
 */
record Reach(Subject asked, Subject others, Set<String> holding, List<String> earlier, List<String> namesakes, Set<String> hashes,
        Set<String> names, Set<String> numbers) {

    /** By what texts speak of the person. */
    Sought sought() {
        return Sought.of(names, numbers);
    }

    /** All slugs under which something of the person is kept, and no namesake's. */
    Set<String> slugs() {
        return asked.and(new Subject(holding, Set.of())).slugs();
    }

    /** All slugs that contacts have or had which once held something of the person. */
    Set<String> keys() {
        return asked.and(others).keys();
    }

    /** The contacts that are there, and hold what is the person's today. */
    Subject today() {
        return asked.and(new Subject(Set.of(), ids(holding)));
    }

    private static Set<Long> ids(Set<String> slugs) {
        return slugs.isEmpty() ? Set.of()
                : Set.copyOf(Contact.<Contact>list("slug in ?1", slugs).stream().map(contact -> contact.id).toList());
    }
}
