package de.dortmund.praeventionskette;

import groovy.lang.Closure;
import groovy.lang.ExpandoMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.Script;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * REST Assured compiles the Groovy script of a JSON path each time that it is asked: a third of the test client's time, and new classes without
 * end. Where Groovy is told to keep what it has compiled, the same path takes a thirtieth. For all tests, through META-INF/services.
 */
public class PathsCompiledOnce implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, Class<? extends Script>> COMPILED = new ConcurrentHashMap<>();

    @Override
    public Map<String, String> start() {
        ExpandoMetaClass shell = new ExpandoMetaClass(GroovyShell.class, true, true);
        shell.registerInstanceMethod("evaluate", new Evaluate());
        shell.initialize();
        GroovySystem.getMetaClassRegistry().setMetaClass(GroovyShell.class, shell);
        return Map.of();
    }

    @Override
    public void stop() {
        GroovySystem.getMetaClassRegistry().removeMetaClass(GroovyShell.class);
    }

    private static final class Evaluate extends Closure<Object> {

        private static final long serialVersionUID = 1;

        Evaluate() {
            super(PathsCompiledOnce.class);
        }

        /** Called by Groovy, by its name. */
        @SuppressWarnings("unused")
        public Object doCall(String script) {
            Class<? extends Script> compiled =
                    COMPILED.computeIfAbsent(script, text -> new GroovyShell().parse(text).getClass());
            return InvokerHelper.createScript(compiled, ((GroovyShell) getDelegate()).getContext()).run();
        }
    }
}
