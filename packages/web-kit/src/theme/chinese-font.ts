// A chunk of its own: a hundred subsets by unicode-range, of which a page loads only those whose characters it shows.
import "@fontsource-variable/noto-sans-sc/index.css";
