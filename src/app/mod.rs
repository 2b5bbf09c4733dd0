//! The page. Views read the analysis and the scene; only `browser` touches the DOM's own interfaces.
