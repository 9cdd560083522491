package de.dortmund.praeventionskette.http;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.function.Supplier;

/**
 * Statements whose best plan depends on the values that were asked for: a word may be in one record or in half of them. PostgreSQL would
 * soon take one plan for all values; here it plans each time, which takes about a millisecond.
 */
public final class PlannedEach {

    private PlannedEach() {}

    /** Does the work with statements that are planned for their values. */
    public static <T> T time(Supplier<T> work) {
        set("plan_cache_mode", "force_custom_plan");
        T done = work.get();
        set("plan_cache_mode", "auto");
        return done;
    }

    /**
     * The same where a single comparison is dear.
     *
     * @param comparison what PostgreSQL takes it for; 0.0025 is that of two numbers
     */
    public static <T> T time(String comparison, Supplier<T> work) {
        String usual =
                Panache.getSession().createNativeQuery("select current_setting('cpu_operator_cost')", String.class).getSingleResult();
        set("cpu_operator_cost", comparison);
        T done = time(work);
        set("cpu_operator_cost", usual);
        return done;
    }

    private static void set(String setting, String value) {
        Panache.getSession().createNativeQuery("select set_config(:setting, :value, true)", String.class)
                .setParameter("setting", setting).setParameter("value", value).getSingleResult();
    }
}
